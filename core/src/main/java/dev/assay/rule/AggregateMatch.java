package dev.assay.rule;

import dev.assay.analyzer.distributive.ExactSum;
import dev.assay.analyzer.distributive.SumState;
import dev.assay.data.ColumnLookup;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.metric.Metric;
import dev.assay.metric.MetricKey;
import dev.assay.predicate.NumberCondition;
import dev.assay.predicate.WrongType;
import dev.assay.result.Cause;
import dev.assay.scan.Measurement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code AggregateMatch "sum(amount)" "sum(orders.amount)" <condition>}: first aggregate / second aggregate. Nulls are ignored; an
 * aggregate of nothing is 0; 0/0 is 1 and x/0 is 0.
 */
final class AggregateMatch {
    static final RuleType TYPE = RuleType.named("AggregateMatch")
            .summary("Ratio of two aggregates (sum or avg) of columns, in one or two datasets.")
            .nulls("nulls are ignored")
            .example("AggregateMatch \"sum(amount)\" \"sum(reference.amount)\" >= 0.95")
            .parameters(List.of(Role.AGGREGATE, Role.AGGREGATE), ConditionKind.NUMBER)
            .with(Feature.ANALYZER)
            .bind(AggregateMatch::bind)
            .build();

    private static final Pattern CALL = Pattern.compile("\\s*(\\w+)\\s*\\(\\s*(.*?)\\s*\\)\\s*", Pattern.DOTALL);

    private AggregateMatch() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        Aggregate first = Aggregate.parse(call, call.parameter(0));
        Aggregate second = Aggregate.parse(call, call.parameter(1));
        String instance =
                first.column().equals(second.column()) ? first.column() : first.column() + "," + second.column();
        MetricKey key = MetricKey.column(instance, "AggregateMatch");
        return new Bound(key, first, second, call.numberCondition(key));
    }

    /**
     * One side.
     *
     * @param column its name without the alias
     */
    private record Aggregate(String column, boolean mean, Measurement<SumState> measurement) {
        static Aggregate parse(RuleCall call, String text) throws RuleException {
            Matcher matcher = CALL.matcher(text);
            String function = matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
            if (!function.equals("sum") && !function.equals("avg")) {
                throw new RuleException(
                        Cause.BAD_ARGUMENT,
                        "Could not parse the aggregate expression " + text,
                        Optional.of("write sum(column), avg(column) or sum(alias.column)"));
            }
            String argument = matcher.group(2);
            int dot = argument.lastIndexOf('.');
            boolean mean = function.equals("avg");
            if (dot < 0 || ColumnLookup.find(call.schema(), argument).column().isPresent()) {
                return ofPrimary(call, argument, mean);
            }
            String alias = argument.substring(0, dot);
            String column = argument.substring(dot + 1);
            if (call.reference(alias).isEmpty()) {
                if (alias.equals("primary")) {
                    return ofPrimary(call, column, mean);
                }
                throw call.unknownReference(alias, alias + " not found in additional sources");
            }
            RuleColumn found =
                    numeric(RuleCall.column(call.reference(alias).get().schema(), column));
            return new Aggregate(column, mean, call.measureReference(alias, ExactSum.of(found.path())));
        }

        private static Aggregate ofPrimary(RuleCall call, String column, boolean mean) throws RuleException {
            RuleColumn found = numeric(RuleCall.column(call.schema(), column));
            return new Aggregate(column, mean, call.measure(ExactSum.of(found.path())));
        }

        private static RuleColumn numeric(RuleColumn column) throws RuleException {
            return RuleCall.fitting(column, WrongType.unlessNumeric(column.written(), column.type()));
        }

        double value(Answers answers) {
            SumState state = answers.state(measurement);
            return (mean ? state.mean() : state.sum()) instanceof Metric.Value value ? value.value() : 0;
        }
    }

    private record Bound(MetricKey key, Aggregate first, Aggregate second, NumberCondition condition)
            implements BoundRule {
        @Override
        public List<Measurement<?>> measurements() {
            return List.of(first.measurement(), second.measurement());
        }

        @Override
        public Judgement judge(Answers answers) {
            double dividend = first.value(answers);
            double divisor = second.value(answers);
            double ratio = divisor != 0 ? dividend / divisor : dividend == 0 ? 1 : 0;
            Metric.Value value = new Metric.Value(ratio, OptionalLong.empty());
            Judgement.Builder judgement = Judgement.builder().metric(key, value);
            if (!condition.test(value)) {
                judgement.fail(Cause.NOT_MET, Messages.notMetAcross(ratio));
                judgement.explanation(Messages.text(dividend) + " against " + Messages.text(divisor));
            }
            return judgement.build();
        }
    }
}

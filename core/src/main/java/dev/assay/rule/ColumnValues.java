package dev.assay.rule;

import dev.assay.analyzer.Labels;
import dev.assay.analyzer.distributive.Bounds;
import dev.assay.analyzer.distributive.BoundsState;
import dev.assay.analyzer.distributive.Compliance;
import dev.assay.analyzer.distributive.ComplianceState;
import dev.assay.data.TypeClass;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.Condition;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.dqdl.ast.Matches;
import dev.assay.dqdl.ast.SimpleRule;
import dev.assay.metric.Metric;
import dev.assay.metric.MetricKey;
import dev.assay.predicate.NumberCondition;
import dev.assay.predicate.NumberOperand;
import dev.assay.predicate.PredicateException;
import dev.assay.predicate.RuleConditions;
import dev.assay.predicate.ValuePredicate;
import dev.assay.result.Cause;
import dev.assay.scan.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code ColumnValues "column" <condition>}: every value meets the condition, or a share of them by threshold.
 *
 * <p>Numbers under {@code > >= < <= =} and {@code between} are judged by their bounds, which statistics of files often know; every
 * other form by the share of passing rows.
 */
final class ColumnValues {
    /** Glue's name for the share under {@code matches} is not known; Deequ's is this one. */
    private static final String PATTERN_METRIC = "PatternMatch";

    static final RuleType TYPE = RuleType.named("ColumnValues")
            .summary("Every value meets a condition on numbers, texts or dates; with a threshold, a share of them.")
            .nulls(ColumnValues::nulls)
            .example("ColumnValues \"quantity\" between 0 and 100")
            .example("ColumnValues \"status\" in [\"NEW\",\"PAID\"] with threshold > 0.9")
            .example("ColumnValues \"email\" matches \"[^@]+@[^@]+\"")
            .example("ColumnValues \"order_date\" <= now()")
            .column(ConditionKind.STRING, ConditionKind.NUMBER, ConditionKind.DATE)
            .with(
                    Feature.WHERE,
                    Feature.THRESHOLD,
                    Feature.ANALYZER,
                    Feature.KEYWORDS,
                    Feature.ROW_LEVEL,
                    Feature.WATCHED)
            .tags("ignoreCase")
            .bind(ColumnValues::bind)
            .build();

    private ColumnValues() {}

    /** What becomes of null rows follows from the condition. */
    private static String nulls(SimpleRule rule) {
        return rule.condition().filter(RuleConditions::passesNull).isPresent() ? "nulls pass" : "nulls do not pass";
    }

    private static BoundRule bind(RuleCall call) throws RuleException {
        if (call.isMeasuring()) {
            return statistics(call);
        }
        Condition condition = call.condition();
        try {
            boolean ignoreCase = call.tag("ignoreCase")
                    .map(value -> value.toLowerCase(Locale.ROOT).equals("true"))
                    .orElse(false);
            ValuePredicate predicate = RuleConditions.columnValues(condition, ignoreCase, call.time());
            RuleColumn column = call.columnFor(predicate);
            Optional<NumberCondition> threshold =
                    call.threshold(MetricKey.column(column.written(), "ColumnValues.Compliance"));
            Measurement<ComplianceState> compliance =
                    call.measure(new Compliance(predicate, column.path(), column.type()));
            Optional<Bounded> bounded = condition.kind() == ConditionKind.NUMBER
                    ? Bounded.of(RuleConditions.numbers(condition))
                    : Optional.empty();
            ComplianceRule share = new ComplianceRule(
                    keys(column, condition, threshold), compliance, threshold, false, Messages::notMet);
            BoundRule rule = bounded.isEmpty()
                    ? share
                    : new BoundedValues(
                            column,
                            bounded.get(),
                            Labels.columnWithOptions(
                                    bounded.get().asksMinimum() ? "Minimum" : "Maximum",
                                    column.written(),
                                    call.where()),
                            call.measure(Bounds.of(column.path())),
                            threshold.map(present -> share));
            return rule.withRows(RowTests.meets(predicate, column));
        } catch (PredicateException e) {
            throw RuleCall.problem(e);
        }
    }

    /** As an analyzer: the bounds of numbers, the lengths of texts. */
    private static BoundRule statistics(RuleCall call) throws RuleException {
        RuleColumn column = call.column(0);
        MetricsOnly metrics = new MetricsOnly();
        if (column.type().typeClass() == TypeClass.TEXT) {
            AllStatistics.addLengths(call, column, metrics);
            return metrics;
        }
        Measurement<BoundsState> bounds =
                call.measure(Bounds.of(call.numericColumn(0).path()));
        return metrics.with(
                        MetricKey.column(column.written(), "Minimum"),
                        bounds,
                        state -> state.minimumMetric(column.type()))
                .with(
                        MetricKey.column(column.written(), "Maximum"),
                        bounds,
                        state -> state.maximumMetric(column.type()));
    }

    private static List<MetricKey> keys(RuleColumn column, Condition condition, Optional<NumberCondition> threshold) {
        boolean pattern = condition instanceof Matches;
        List<MetricKey> keys = new ArrayList<>();
        if (pattern) {
            keys.add(MetricKey.column(column.written(), PATTERN_METRIC));
        }
        if (!pattern || threshold.isPresent()) {
            keys.add(MetricKey.column(column.written(), "ColumnValues.Compliance"));
        }
        return keys;
    }

    /**
     * Numbers judged by their bounds.
     *
     * @param share only with a threshold, which then decides
     */
    private record BoundedValues(
            RuleColumn column,
            Bounded bounded,
            String label,
            Measurement<BoundsState> bounds,
            Optional<ComplianceRule> share)
            implements BoundRule {
        @Override
        public List<Measurement<?>> measurements() {
            List<Measurement<?>> all = new ArrayList<>();
            all.add(bounds);
            share.ifPresent(rule -> all.addAll(rule.measurements()));
            return all;
        }

        @Override
        public Judgement judge(Answers answers) {
            BoundsState state = answers.state(bounds);
            Judgement.Builder judgement = Judgement.builder();
            if (bounded.asksMinimum()) {
                judgement.metric(MetricKey.column(column.written(), "Minimum"), state.minimumMetric(column.type()));
            }
            if (bounded.asksMaximum()) {
                judgement.metric(MetricKey.column(column.written(), "Maximum"), state.maximumMetric(column.type()));
            }
            if (share.isPresent()) {
                share.get().judge(answers, judgement);
            } else if (state.present() == 0) {
                judgement.fail(Cause.NO_DATA, Messages.emptyState(label));
                judgement.fail(Cause.NO_DATA, Messages.nullNotMet());
            } else {
                judgeBounds(state, judgement);
            }
            return judgement.build();
        }

        private void judgeBounds(BoundsState state, Judgement.Builder judgement) {
            state.minimum()
                    .filter(smallest -> !bounded.minimumMeets(operand -> order(smallest, operand)))
                    .ifPresent(smallest -> fail(judgement, state.minimumMetric(column.type())));
            state.maximum()
                    .filter(greatest -> !bounded.maximumMeets(operand -> order(greatest, operand)))
                    .ifPresent(greatest -> fail(judgement, state.maximumMetric(column.type())));
            if (state.nans() > 0 && judgement.passes()) {
                judgement.fail(Cause.NOT_MET, Messages.notMet(Double.NaN));
            }
            if (state.nulls() > 0) {
                judgement.fail(Cause.NOT_MET, Messages.nullNotMet());
            }
        }

        private static void fail(Judgement.Builder judgement, Metric bound) {
            if (bound instanceof Metric.Value value) {
                judgement.fail(Cause.NOT_MET, Messages.notMet(value));
            }
        }

        /** Doubles compare as doubles; whole numbers, decimals and 32-bit floats, by their shortest decimal, exactly. */
        private int order(Comparable<?> bound, NumberOperand operand) {
            if (bound instanceof Double number && (!column.type().isSingleFloat() || Double.isInfinite(number))) {
                return number < operand.value() ? -1 : number > operand.value() ? 1 : 0;
            }
            return Bounded.compare(BoundsState.exact(bound, column.type()), operand);
        }
    }
}

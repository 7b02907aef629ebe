package dev.assay.rule;

import dev.assay.analyzer.Labels;
import dev.assay.analyzer.distributive.Compliance;
import dev.assay.analyzer.distributive.ComplianceState;
import dev.assay.analyzer.distributive.Lengths;
import dev.assay.analyzer.distributive.LengthsState;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.metric.Metric;
import dev.assay.metric.MetricKey;
import dev.assay.predicate.ConditionOperator;
import dev.assay.predicate.NumberOperand;
import dev.assay.predicate.PredicateException;
import dev.assay.predicate.Predicates;
import dev.assay.predicate.RuleConditions;
import dev.assay.predicate.ValueCondition;
import dev.assay.predicate.ValuePredicate;
import dev.assay.result.Cause;
import dev.assay.scan.Measurement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code ColumnLength "column" <condition>}: the length of every text, in code points, meets the condition; null has length 0. For
 * comparisons and {@code between} the shortest and the longest decide; the other forms look at every row.
 */
final class ColumnLength {
    static final RuleType TYPE = RuleType.named("ColumnLength")
            .summary("Length of every text, in code points; null has length 0.")
            .nulls("a null has length 0")
            .example("ColumnLength \"postal_code\" = 5")
            .example("ColumnLength \"name\" between 1 and 100")
            .column(ConditionKind.NUMBER)
            .with(Feature.WHERE, Feature.ANALYZER, Feature.ROW_LEVEL, Feature.WATCHED)
            .bind(ColumnLength::bind)
            .build();

    private ColumnLength() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        if (call.isMeasuring()) {
            MetricsOnly metrics = new MetricsOnly();
            AllStatistics.addLengths(call, call.textColumn(0), metrics);
            return metrics;
        }
        try {
            ValueCondition<NumberOperand> condition = RuleConditions.lengths(call.condition());
            RuleColumn column = call.textColumn(0);
            Optional<Bounded> bounded = Bounded.of(condition);
            ValuePredicate predicate = Predicates.length(condition);
            return new Bound(
                            column.written(),
                            Labels.columnWithOptions("MinLength", column.written(), call.where()),
                            condition,
                            bounded,
                            call.measure(Lengths.of(column.path())),
                            bounded.isPresent()
                                    ? Optional.empty()
                                    : Optional.of(
                                            call.measure(new Compliance(predicate, column.path(), column.type()))))
                    .withRows(RowTests.meets(predicate, column));
        } catch (PredicateException e) {
            throw RuleCall.problem(e);
        }
    }

    /** @param compliance for conditions that the shortest and the longest do not decide */
    private record Bound(
            String column,
            String label,
            ValueCondition<NumberOperand> condition,
            Optional<Bounded> bounded,
            Measurement<LengthsState> lengths,
            Optional<Measurement<ComplianceState>> compliance)
            implements BoundRule {
        @Override
        public List<Measurement<?>> measurements() {
            List<Measurement<?>> all = new ArrayList<>();
            all.add(lengths);
            compliance.ifPresent(all::add);
            return all;
        }

        @Override
        public Judgement judge(Answers answers) {
            LengthsState state = answers.state(lengths);
            Judgement.Builder judgement = Judgement.builder()
                    .metric(MetricKey.column(column, "MinimumLength"), state.minimum())
                    .metric(MetricKey.column(column, "MaximumLength"), state.maximum());
            if (!(state.minimum() instanceof Metric.Value shortest)
                    || !(state.maximum() instanceof Metric.Value longest)) {
                judgement.fail(Cause.NO_DATA, Messages.emptyState(label));
            } else if (bounded.isPresent()) {
                judgeBounds(bounded.get(), shortest.value(), longest.value(), judgement);
            } else {
                judgeRows(answers.state(compliance.orElseThrow()), judgement);
            }
            return judgement.build();
        }

        private static void judgeBounds(Bounded bounded, double shortest, double longest, Judgement.Builder judgement) {
            if (!bounded.minimumMeets(operand -> Bounded.compare(BigDecimal.valueOf(shortest), operand))) {
                judgement.fail(Cause.NOT_MET, Messages.notMet(shortest));
            }
            if (!bounded.maximumMeets(operand -> Bounded.compare(BigDecimal.valueOf(longest), operand))) {
                judgement.fail(Cause.NOT_MET, Messages.notMet(longest));
            }
        }

        /** What is wrong about {@code != 5} is the length 5, not a share. */
        private void judgeRows(ComplianceState state, Judgement.Builder judgement) {
            boolean unequal = condition.operator() == ConditionOperator.NE;
            if (!unequal) {
                judgement.metric(MetricKey.column(column, "LengthCompliance"), state.ratio());
            }
            if (!state.isEveryRow() && state.ratio() instanceof Metric.Value ratio) {
                judgement.fail(
                        Cause.NOT_MET,
                        Messages.notMet(unequal ? condition.operands().get(0).value() : ratio.value()));
            }
        }
    }
}

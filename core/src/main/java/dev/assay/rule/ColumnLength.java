package dev.assay.rule;

import dev.assay.analyzer.distributive.Compliance;
import dev.assay.analyzer.distributive.ComplianceState;
import dev.assay.analyzer.distributive.Lengths;
import dev.assay.analyzer.distributive.LengthsState;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.Between;
import dev.assay.dqdl.ast.Compare;
import dev.assay.dqdl.ast.Comparison;
import dev.assay.dqdl.ast.Condition;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.metric.Metric;
import dev.assay.metric.MetricKey;
import dev.assay.predicate.NumberCondition;
import dev.assay.predicate.PredicateException;
import dev.assay.predicate.RuleConditions;
import dev.assay.predicate.ValuePredicate;
import dev.assay.result.Cause;
import dev.assay.scan.Measurement;
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
            .example("ColumnLength \"postal_code\" = 5")
            .example("ColumnLength \"name\" between 1 and 100")
            .column(ConditionKind.NUMBER)
            .with(Feature.WHERE, Feature.ANALYZER, Feature.ROW_LEVEL)
            .bind(ColumnLength::bind)
            .build();

    private ColumnLength() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        Condition condition = call.condition();
        try {
            ValuePredicate predicate = RuleConditions.columnLength(condition);
            RuleColumn column = call.textColumn(0);
            boolean byBounds = (condition instanceof Compare compare && compare.operator() != Comparison.NE)
                    || (condition instanceof Between between && !between.negated());
            return new Bound(
                    column,
                    condition,
                    call.numberCondition(),
                    call.measure(Lengths.of(column.path())),
                    byBounds
                            ? Optional.empty()
                            : Optional.of(call.measure(new Compliance(predicate, column.path(), column.type()))));
        } catch (PredicateException e) {
            throw RuleCall.problem(e);
        }
    }

    private record Bound(
            RuleColumn column,
            Condition written,
            NumberCondition condition,
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
                    .metric(MetricKey.column(column.written(), "MinimumLength"), state.minimum())
                    .metric(MetricKey.column(column.written(), "MaximumLength"), state.maximum());
            if (!(state.minimum() instanceof Metric.Value shortest)
                    || !(state.maximum() instanceof Metric.Value longest)) {
                return judgement
                        .fail(Cause.NO_DATA, Messages.emptyState("MinLength(" + column.written() + ",None,None)"))
                        .build();
            }
            if (compliance.isPresent()) {
                judgeRows(answers.state(compliance.get()), judgement);
            } else {
                judgeBounds(shortest.value(), longest.value(), judgement);
            }
            return judgement.build();
        }

        private void judgeBounds(double shortest, double longest, Judgement.Builder judgement) {
            Bounded bounded = Bounded.of(written);
            if (bounded.below() && !condition.test(shortest) || bounded.both() && !bounded.lowMet(shortest)) {
                judgement.fail(Cause.NOT_MET, Messages.notMet(shortest));
            }
            if (bounded.above() && !condition.test(longest) || bounded.both() && !bounded.highMet(longest)) {
                judgement.fail(Cause.NOT_MET, Messages.notMet(longest));
            }
        }

        private void judgeRows(ComplianceState state, Judgement.Builder judgement) {
            boolean unequal = written instanceof Compare;
            if (!unequal) {
                judgement.metric(MetricKey.column(column.written(), "LengthCompliance"), state.ratio());
            }
            if (!state.isEveryRow() && state.ratio() instanceof Metric.Value ratio) {
                double value = unequal ? Bounded.number(((Compare) written).operand()) : ratio.value();
                judgement.fail(Cause.NOT_MET, Messages.notMet(value));
            }
        }
    }
}

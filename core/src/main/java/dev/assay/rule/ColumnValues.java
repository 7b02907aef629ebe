package dev.assay.rule;

import dev.assay.analyzer.distributive.Bounds;
import dev.assay.analyzer.distributive.BoundsState;
import dev.assay.analyzer.distributive.Compliance;
import dev.assay.analyzer.distributive.ComplianceState;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.Between;
import dev.assay.dqdl.ast.Compare;
import dev.assay.dqdl.ast.Comparison;
import dev.assay.dqdl.ast.Condition;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.dqdl.ast.Keyword;
import dev.assay.dqdl.ast.Matches;
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
            .example("ColumnValues \"quantity\" between 0 and 100")
            .example("ColumnValues \"status\" in [\"NEW\",\"PAID\"] with threshold > 0.9")
            .example("ColumnValues \"email\" matches \"[^@]+@[^@]+\"")
            .example("ColumnValues \"order_date\" <= now()")
            .column(ConditionKind.STRING, ConditionKind.NUMBER, ConditionKind.DATE)
            .with(Feature.WHERE, Feature.THRESHOLD, Feature.ANALYZER, Feature.KEYWORDS, Feature.ROW_LEVEL)
            .tags("ignoreCase")
            .bind(ColumnValues::bind)
            .build();

    private ColumnValues() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        Condition condition = call.condition();
        try {
            boolean ignoreCase = call.tag("ignoreCase")
                    .map(value -> value.toLowerCase(Locale.ROOT).equals("true"))
                    .orElse(false);
            ValuePredicate predicate = RuleConditions.columnValues(condition, ignoreCase, call.time());
            RuleColumn column = call.columnFor(predicate);
            Optional<NumberCondition> threshold = call.threshold();
            Measurement<ComplianceState> compliance =
                    call.measure(new Compliance(predicate, column.path(), column.type()));
            if (isBounded(condition)) {
                return new BoundedValues(
                        column,
                        condition,
                        call.measure(Bounds.of(column.path())),
                        threshold.isPresent() ? Optional.of(compliance) : Optional.empty(),
                        threshold);
            }
            boolean pattern = condition instanceof Matches;
            List<MetricKey> keys = new ArrayList<>();
            if (pattern) {
                keys.add(MetricKey.column(column.written(), PATTERN_METRIC));
            }
            if (!pattern || threshold.isPresent()) {
                keys.add(MetricKey.column(column.written(), "ColumnValues.Compliance"));
            }
            return new Share(keys, compliance, threshold);
        } catch (PredicateException e) {
            throw RuleCall.problem(e);
        }
    }

    private static boolean isBounded(Condition condition) {
        if (condition.kind() != ConditionKind.NUMBER) {
            return false;
        }
        return (condition instanceof Compare compare
                        && compare.operator() != Comparison.NE
                        && !(compare.operand() instanceof Keyword))
                || (condition instanceof Between between && !between.negated());
    }

    private record Share(
            List<MetricKey> keys, Measurement<ComplianceState> compliance, Optional<NumberCondition> threshold)
            implements BoundRule {
        @Override
        public List<Measurement<?>> measurements() {
            return List.of(compliance);
        }

        @Override
        public Judgement judge(Answers answers) {
            ComplianceState state = answers.state(compliance);
            Judgement.Builder judgement = Judgement.builder();
            if (state.rows() == 0) {
                return judgement
                        .fail(Cause.NO_DATA, Messages.emptyState(compliance.label()))
                        .build();
            }
            keys.forEach(key -> judgement.metric(key, state.ratio()));
            new ComplianceRule(keys.get(0), compliance, threshold, false, Messages::notMet)
                    .addVerdict(judgement, state);
            return judgement.build();
        }
    }

    /**
     * @param compliance only with a threshold, which then decides
     */
    private record BoundedValues(
            RuleColumn column,
            Condition condition,
            Measurement<BoundsState> bounds,
            Optional<Measurement<ComplianceState>> compliance,
            Optional<NumberCondition> threshold)
            implements BoundRule {
        @Override
        public List<Measurement<?>> measurements() {
            List<Measurement<?>> all = new ArrayList<>();
            all.add(bounds);
            compliance.ifPresent(all::add);
            return all;
        }

        @Override
        public Judgement judge(Answers answers) {
            BoundsState state = answers.state(bounds);
            Bounded asked = Bounded.of(condition);
            Judgement.Builder judgement = Judgement.builder();
            if (asked.below() || asked.both()) {
                judgement.metric(MetricKey.column(column.written(), "Minimum"), state.minimumMetric(column.type()));
            }
            if (asked.above() || asked.both()) {
                judgement.metric(MetricKey.column(column.written(), "Maximum"), state.maximumMetric(column.type()));
            }
            if (compliance.isPresent()) {
                judgeShare(answers.state(compliance.get()), judgement);
            } else if (state.present() == 0) {
                String name = asked.above() && !asked.below() ? "Maximum" : "Minimum";
                judgement.fail(Cause.NO_DATA, Messages.emptyState(name + "(" + column.written() + ",None,None)"));
                judgement.fail(Cause.NO_DATA, Messages.nullNotMet());
            } else {
                judgeBounds(state, asked, judgement);
            }
            return judgement.build();
        }

        private void judgeShare(ComplianceState state, Judgement.Builder judgement) {
            if (state.rows() == 0) {
                judgement.fail(Cause.NO_DATA, Messages.emptyState("Compliance(" + column.written() + ")"));
                return;
            }
            new ComplianceRule(
                            MetricKey.column(column.written(), "ColumnValues.Compliance"),
                            compliance.orElseThrow(),
                            threshold,
                            false,
                            Messages::notMet)
                    .addVerdict(judgement, state);
        }

        private void judgeBounds(BoundsState state, Bounded asked, Judgement.Builder judgement) {
            boolean onlyNaN = state.minimum().isEmpty();
            if (!onlyNaN && !meets(state, asked, true)) {
                judgement.fail(Cause.NOT_MET, Messages.notMet(value(state.minimumMetric(column.type()))));
            }
            if (!onlyNaN && !meets(state, asked, false)) {
                judgement.fail(Cause.NOT_MET, Messages.notMet(value(state.maximumMetric(column.type()))));
            }
            if (state.nans() > 0 && judgement.passes()) {
                judgement.fail(Cause.NOT_MET, Messages.notMet(Double.NaN));
            }
            if (state.nulls() > 0) {
                judgement.fail(Cause.NOT_MET, Messages.nullNotMet());
            }
        }

        /** Whether the smallest (or greatest) value meets the part of the condition that is about it. */
        private boolean meets(BoundsState state, Bounded asked, boolean smallest) {
            if (smallest ? !asked.below() && !asked.both() : !asked.above() && !asked.both()) {
                return true;
            }
            Comparable<?> bound =
                    smallest ? state.minimum().orElseThrow() : state.maximum().orElseThrow();
            if (asked.both()) {
                Between between = (Between) condition;
                return smallest ? order(bound, between.low()) > 0 : order(bound, between.high()) < 0;
            }
            Compare compare = (Compare) condition;
            int order = order(bound, compare.operand());
            switch (compare.operator()) {
                case GT:
                    return order > 0;
                case GE:
                    return order >= 0;
                case LT:
                    return order < 0;
                case LE:
                    return order <= 0;
                default:
                    return order == 0;
            }
        }

        /** Doubles compare as doubles; whole numbers, decimals and 32-bit floats, by their shortest decimal, exactly. */
        private int order(Comparable<?> bound, dev.assay.dqdl.ast.Operand operand) {
            if (bound instanceof Double number && (!column.type().isSingleFloat() || Double.isInfinite(number))) {
                double other = Bounded.number(operand);
                return number < other ? -1 : number > other ? 1 : 0;
            }
            return Bounded.compare(BoundsState.exact(bound, column.type()), operand);
        }

        private static double value(Metric metric) {
            return metric instanceof Metric.Value value ? value.value() : Double.NaN;
        }
    }
}

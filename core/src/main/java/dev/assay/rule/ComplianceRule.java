package dev.assay.rule;

import dev.assay.analyzer.distributive.ComplianceState;
import dev.assay.metric.Metric;
import dev.assay.metric.MetricKey;
import dev.assay.predicate.NumberCondition;
import dev.assay.result.Cause;
import dev.assay.scan.Measurement;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * A share of passing rows: all of them must pass, or the share must meet the threshold.
 *
 * @param keys the names of the share, usually one
 * @param passesOnNothing whether a dataset without rows passes with a remark
 * @param message the text when it is not met
 */
record ComplianceRule(
        List<MetricKey> keys,
        Measurement<ComplianceState> measurement,
        Optional<NumberCondition> threshold,
        boolean passesOnNothing,
        DoubleFunction<String> message)
        implements BoundRule {
    @Override
    public List<Measurement<?>> measurements() {
        return List.of(measurement);
    }

    @Override
    public Judgement judge(Answers answers) {
        Judgement.Builder judgement = Judgement.builder();
        judge(answers, judgement);
        return judgement.build();
    }

    /** Adds metrics and verdict to a judgement that may hold more. */
    void judge(Answers answers, Judgement.Builder judgement) {
        ComplianceState state = answers.state(measurement);
        if (!(state.ratio() instanceof Metric.Value ratio)) {
            if (passesOnNothing) {
                judgement.note(Messages.noRows());
            } else {
                judgement.fail(Cause.NO_DATA, Messages.emptyState(measurement.label()));
            }
            return;
        }
        keys.forEach(key -> judgement.metric(key, ratio));
        if (!threshold.orElse(NumberCondition.EVERY_ROW).testRatio(state.passed(), state.rows())) {
            judgement.fail(Cause.NOT_MET, message.apply(ratio.value()));
            judgement.explanation(state.failed() + " of " + state.rows() + " rows do not pass");
        }
    }
}

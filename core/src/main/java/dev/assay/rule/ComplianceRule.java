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
 * @param passesOnNothing whether a dataset without rows passes with a remark
 * @param message the text when it is not met
 */
record ComplianceRule(
        MetricKey key,
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
        ComplianceState state = answers.state(measurement);
        Judgement.Builder judgement = Judgement.builder();
        if (state.rows() == 0) {
            return passesOnNothing
                    ? judgement.note(Messages.noRows()).build()
                    : judgement
                            .fail(Cause.NO_DATA, Messages.emptyState(measurement.label()))
                            .build();
        }
        addVerdict(judgement, state);
        return judgement.build();
    }

    /** Adds metric and verdict of a state with rows. */
    void addVerdict(Judgement.Builder judgement, ComplianceState state) {
        Metric ratio = state.ratio();
        judgement.metric(key, ratio);
        boolean met = threshold.orElse(NumberCondition.EVERY_ROW).testRatio(state.passed(), state.rows());
        if (!met && ratio instanceof Metric.Value value) {
            judgement.fail(Cause.NOT_MET, message.apply(value.value()));
            judgement.hint((state.rows() - state.passed()) + " of " + state.rows() + " rows do not pass");
        }
    }
}

package dev.assay.rule;

import dev.assay.analyzer.State;
import dev.assay.metric.Metric;
import dev.assay.metric.MetricKey;
import dev.assay.predicate.NumberCondition;
import dev.assay.result.Cause;
import dev.assay.scan.Measurement;
import java.util.List;
import java.util.function.Function;

/**
 * One metric under a number condition.
 *
 * @param label what the message of an undefined metric calls the measurement
 */
record MetricRule<S extends State<S>>(
        MetricKey key, String label, Measurement<S> measurement, Function<S, Metric> metric, NumberCondition condition)
        implements BoundRule {
    @Override
    public List<Measurement<?>> measurements() {
        return List.of(measurement);
    }

    @Override
    public Judgement judge(Answers answers) {
        Metric measured = metric.apply(answers.state(measurement));
        Judgement.Builder judgement = Judgement.builder().metric(key, measured);
        if (measured instanceof Metric.Value value) {
            if (!condition.test(value)) {
                judgement.fail(Cause.NOT_MET, Messages.notMet(value));
            }
        } else {
            judgement.fail(Cause.NO_DATA, Messages.emptyState(label));
        }
        return judgement.build();
    }
}

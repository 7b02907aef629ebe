package dev.assay.rule;

import dev.assay.analyzer.State;
import dev.assay.metric.Metric;
import dev.assay.metric.MetricKey;
import dev.assay.scan.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Several metrics without a verdict, as analyzers give them. What is undefined is left out. */
final class MetricsOnly implements BoundRule {
    private record Part<S extends State<S>>(MetricKey key, Measurement<S> measurement, Function<S, Metric> metric) {
        void addTo(Judgement.Builder judgement, Answers answers) {
            judgement.metric(key, metric.apply(answers.state(measurement)));
        }
    }

    private final List<Part<?>> parts = new ArrayList<>();

    /** Adds a metric. */
    <S extends State<S>> MetricsOnly with(MetricKey key, Measurement<S> measurement, Function<S, Metric> metric) {
        parts.add(new Part<>(key, measurement, metric));
        return this;
    }

    @Override
    public List<Measurement<?>> measurements() {
        List<Measurement<?>> all = new ArrayList<>();
        parts.forEach(part -> all.add(part.measurement()));
        return all;
    }

    @Override
    public Judgement judge(Answers answers) {
        Judgement.Builder judgement = Judgement.builder();
        parts.forEach(part -> part.addTo(judgement, answers));
        return judgement.build();
    }
}

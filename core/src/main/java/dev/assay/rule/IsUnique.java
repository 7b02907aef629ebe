package dev.assay.rule;

import dev.assay.analyzer.holistic.FrequenciesState;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.metric.Metric;
import dev.assay.metric.MetricKey;
import dev.assay.result.Cause;
import dev.assay.scan.Measurement;
import java.util.List;

/** {@code IsUnique "column" ...}: every key occurs exactly once; rows whose key columns are all null are left out. */
final class IsUnique {
    static final RuleType TYPE = RuleType.named("IsUnique")
            .summary("Every value, or combination of values, occurs exactly once; nulls are ignored.")
            .nulls("rows without any key value are left out")
            .example("IsUnique \"email\"")
            .columns()
            .with(Feature.WHERE, Feature.ROW_LEVEL)
            .bind(IsUnique::bind)
            .build();

    private IsUnique() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        Uniqueness.Key key = Uniqueness.Key.of(call);
        return new Bound(key.metric("Uniqueness"), key.label(call.where()), call.measure(key.frequencies()))
                .withRows(key.once(call));
    }

    private record Bound(MetricKey key, String label, Measurement<FrequenciesState> frequencies) implements BoundRule {
        @Override
        public List<Measurement<?>> measurements() {
            return List.of(frequencies);
        }

        @Override
        public Judgement judge(Answers answers) {
            Judgement.Builder judgement = Judgement.builder();
            judgeUniqueness(key, label, frequencies, answers, judgement);
            return judgement.build();
        }
    }

    /** Judges uniqueness; counts decide, not the quotient. */
    static void judgeUniqueness(
            MetricKey key,
            String label,
            Measurement<FrequenciesState> frequencies,
            Answers answers,
            Judgement.Builder judgement) {
        FrequenciesState state = answers.state(frequencies);
        Metric uniqueness = state.uniqueness();
        judgement.metric(key, uniqueness);
        if (!(uniqueness instanceof Metric.Value value)) {
            judgement.fail(Cause.NO_DATA, Messages.emptyState(label));
        } else if (!state.isUnique()) {
            judgement.fail(Cause.NOT_MET, Messages.notMet(value));
        }
    }
}

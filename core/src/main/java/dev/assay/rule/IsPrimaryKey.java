package dev.assay.rule;

import dev.assay.analyzer.distributive.Presence;
import dev.assay.analyzer.distributive.PresenceState;
import dev.assay.analyzer.holistic.FrequenciesState;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.metric.Metric;
import dev.assay.metric.MetricKey;
import dev.assay.result.Cause;
import dev.assay.scan.Measurement;
import java.util.ArrayList;
import java.util.List;

/** {@code IsPrimaryKey "column" ...}: every key occurs exactly once and no key column has a null. */
final class IsPrimaryKey {
    static final RuleType TYPE = RuleType.named("IsPrimaryKey")
            .summary("Every key occurs exactly once and no key column is null.")
            .nulls("nulls do not pass")
            .example("IsPrimaryKey \"order_id\"")
            .example("IsPrimaryKey \"order_id\" \"line\"")
            .columns()
            .with(Feature.WHERE, Feature.ROW_LEVEL)
            .bind(IsPrimaryKey::bind)
            .build();

    private IsPrimaryKey() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        Uniqueness.Key key = Uniqueness.Key.of(call);
        List<MetricKey> keys = new ArrayList<>();
        List<Measurement<PresenceState>> presences = new ArrayList<>();
        for (RuleColumn column : key.columns()) {
            keys.add(MetricKey.column(column.written(), "Completeness"));
            presences.add(call.measure(Presence.of(column.path())));
        }
        RowTest rows = key.once(call);
        for (RuleColumn column : key.columns()) {
            rows = RowTests.present(column.path()).and(rows);
        }
        return new Bound(
                        key.metric("Uniqueness"),
                        key.label(call.where()),
                        call.measure(key.frequencies()),
                        keys,
                        presences)
                .withRows(rows);
    }

    private record Bound(
            MetricKey uniqueness,
            String label,
            Measurement<FrequenciesState> frequencies,
            List<MetricKey> completeness,
            List<Measurement<PresenceState>> presences)
            implements BoundRule {
        @Override
        public List<Measurement<?>> measurements() {
            List<Measurement<?>> all = new ArrayList<>(presences);
            all.add(0, frequencies);
            return all;
        }

        @Override
        public Judgement judge(Answers answers) {
            Judgement.Builder judgement = Judgement.builder();
            IsUnique.judgeUniqueness(uniqueness, label, frequencies, answers, judgement);
            for (int i = 0; i < presences.size(); i++) {
                PresenceState state = answers.state(presences.get(i));
                Metric value = state.completeness();
                judgement.metric(completeness.get(i), value);
                if (value instanceof Metric.Value known && !state.isComplete()) {
                    judgement.fail(Cause.NOT_MET, Messages.notMet(known));
                }
            }
            return judgement.build();
        }
    }
}

package dev.assay.rule;

import dev.assay.analyzer.Labels;
import dev.assay.analyzer.distributive.Presence;
import dev.assay.analyzer.distributive.PresenceState;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.metric.Metric;
import dev.assay.metric.MetricKey;
import dev.assay.result.Cause;
import dev.assay.scan.Measurement;
import java.util.List;

/** {@code IsComplete "column"}: no row is null. Counts decide, not the quotient. */
final class IsComplete {
    static final RuleType TYPE = RuleType.named("IsComplete")
            .summary("No value is null.")
            .nulls("nulls count against it")
            .example("IsComplete \"order_id\"")
            .column()
            .with(Feature.WHERE, Feature.ROW_LEVEL)
            .bind(IsComplete::bind)
            .build();

    private IsComplete() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        RuleColumn column = call.readableColumn(0);
        return new Bound(
                        MetricKey.column(column.written(), "Completeness"),
                        Labels.columnWithOptions("Completeness", column.written(), call.where()),
                        call.measure(Presence.of(column.path())))
                .withRows(RowTests.present(column.path()));
    }

    private record Bound(MetricKey key, String label, Measurement<PresenceState> presence) implements BoundRule {
        @Override
        public List<Measurement<?>> measurements() {
            return List.of(presence);
        }

        @Override
        public Judgement judge(Answers answers) {
            PresenceState state = answers.state(presence);
            Metric completeness = state.completeness();
            Judgement.Builder judgement = Judgement.builder().metric(key, completeness);
            if (!(completeness instanceof Metric.Value value)) {
                judgement.fail(Cause.NO_DATA, Messages.emptyState(label));
            } else if (!state.isComplete()) {
                judgement.fail(Cause.NOT_MET, Messages.notMet(value));
            }
            return judgement.build();
        }
    }
}

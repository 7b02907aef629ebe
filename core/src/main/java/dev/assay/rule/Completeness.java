package dev.assay.rule;

import dev.assay.analyzer.Labels;
import dev.assay.analyzer.distributive.Presence;
import dev.assay.analyzer.distributive.PresenceState;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.metric.MetricKey;

/** {@code Completeness "column" <condition>}: share of rows that are not null. Text of length 0 and NaN are values. Any type. */
final class Completeness {
    static final RuleType TYPE = RuleType.named("Completeness")
            .summary("Share of rows whose value is not null.")
            .nulls("nulls count against it")
            .example("Completeness \"email\" >= 0.95")
            .column(ConditionKind.NUMBER)
            .with(
                    Feature.WHERE,
                    Feature.DYNAMIC,
                    Feature.ANALYZER,
                    Feature.FRACTION,
                    Feature.ROW_LEVEL,
                    Feature.SHARE_OF_ROWS,
                    Feature.WATCHED)
            .bind(Completeness::bind)
            .build();

    private Completeness() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        RuleColumn column = call.readableColumn(0);
        return call.metric(
                        MetricKey.column(column.written(), "Completeness"),
                        Labels.columnWithOptions("Completeness", column.written(), call.where()),
                        Presence.of(column.path()),
                        PresenceState::completeness)
                .withRows(RowTests.present(column.path()));
    }
}

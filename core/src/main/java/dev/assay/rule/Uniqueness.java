package dev.assay.rule;

import dev.assay.analyzer.Labels;
import dev.assay.analyzer.holistic.Frequencies;
import dev.assay.analyzer.holistic.FrequenciesState;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.metric.MetricKey;
import java.util.List;
import java.util.Optional;

/** {@code Uniqueness "column" ... <condition>}: keys that occur exactly once / rows in which at least one key column is not null. */
final class Uniqueness {
    static final RuleType TYPE = RuleType.named("Uniqueness")
            .summary("Share of the rows whose value, or combination of values, occurs exactly once.")
            .nulls("rows without any key value are left out")
            .example("Uniqueness \"email\" > 0.99")
            .example("Uniqueness \"order_id\" \"line\" = 1.0")
            .columns(ConditionKind.NUMBER)
            .with(
                    Feature.WHERE,
                    Feature.DYNAMIC,
                    Feature.ANALYZER,
                    Feature.FRACTION,
                    Feature.ROW_LEVEL,
                    Feature.SHARE_OF_ROWS,
                    Feature.WATCHED)
            .bind(Uniqueness::bind)
            .build();

    private Uniqueness() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        Key key = Key.of(call);
        return call.metric(
                        key.metric("Uniqueness"),
                        key.label(call.where()),
                        key.frequencies(),
                        FrequenciesState::uniqueness)
                .withRows(key.once(call));
    }

    /** The columns that Uniqueness, IsUnique and IsPrimaryKey are about. */
    record Key(List<RuleColumn> columns) {
        static Key of(RuleCall call) throws RuleException {
            List<RuleColumn> columns = call.columns();
            for (RuleColumn column : columns) {
                call.groupable(column);
            }
            return new Key(columns);
        }

        Frequencies frequencies() {
            return Frequencies.of(columns.stream().map(RuleColumn::path).toList());
        }

        MetricKey metric(String name) {
            return MetricKey.columns(written(), name);
        }

        String label(Optional<String> where) {
            return Labels.columnsWithOptions("Uniqueness", written(), where);
        }

        /** Accepts the rows whose key occurs once. */
        RowTest once(RuleCall call) {
            return RowTests.once(
                    call.measure(frequencies()),
                    columns.stream().map(RuleColumn::path).toList());
        }

        private List<String> written() {
            return columns.stream().map(RuleColumn::written).toList();
        }
    }
}

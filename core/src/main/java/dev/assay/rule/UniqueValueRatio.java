package dev.assay.rule;

import dev.assay.analyzer.Labels;
import dev.assay.analyzer.holistic.Frequencies;
import dev.assay.analyzer.holistic.FrequenciesState;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.metric.MetricKey;
import java.util.List;

/** {@code UniqueValueRatio "column" <condition>}: values that occur once / distinct values. */
final class UniqueValueRatio {
    static final RuleType TYPE = RuleType.named("UniqueValueRatio")
            .summary("Share of the distinct values that occur exactly once; nulls are ignored.")
            .nulls("nulls are left out")
            .example("UniqueValueRatio \"email\" > 0.9")
            .column(ConditionKind.NUMBER)
            .with(
                    Feature.WHERE,
                    Feature.DYNAMIC,
                    Feature.ANALYZER,
                    Feature.FRACTION,
                    Feature.ROW_LEVEL,
                    Feature.WATCHED)
            .bind(UniqueValueRatio::bind)
            .build();

    private UniqueValueRatio() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        RuleColumn column = call.groupable(call.column(0));
        return call.metric(
                        MetricKey.column(column.written(), "UniqueValueRatio"),
                        Labels.columnsWithOptions("UniqueValueRatio", List.of(column.written()), call.where()),
                        Frequencies.of(column.path()),
                        FrequenciesState::uniqueValueRatio)
                .withRows(RowTests.once(call.measure(Frequencies.of(column.path())), List.of(column.path())));
    }
}

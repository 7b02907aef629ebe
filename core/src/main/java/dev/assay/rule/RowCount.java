package dev.assay.rule;

import dev.assay.analyzer.Labels;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.metric.MetricKey;

/** {@code RowCount <condition>}: number of rows in scope. */
final class RowCount {
    static final RuleType TYPE = RuleType.named("RowCount")
            .summary("Number of rows.")
            .example("RowCount > 0")
            .noParameters(ConditionKind.NUMBER)
            .with(Feature.WHERE, Feature.DYNAMIC, Feature.ANALYZER, Feature.WATCHED)
            .countsRowsInScope()
            .bind(RowCount::bind)
            .build();

    private RowCount() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        return call.metric(
                MetricKey.dataset("RowCount"),
                Labels.rows("Size", call.where()),
                dev.assay.analyzer.distributive.RowCount.of(),
                dev.assay.analyzer.distributive.RowCountState::count);
    }
}

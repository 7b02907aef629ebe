package dev.assay.rule;

import dev.assay.analyzer.distributive.Zeros;
import dev.assay.analyzer.distributive.ZerosState;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.ConditionKind;

/** {@code ZerosCount "column" <condition>}: number of values equal to 0. */
final class ZerosCount {
    static final RuleType TYPE = RuleType.named("ZerosCount")
            .summary("Number of zeros in a numeric column; nulls are ignored.")
            .nulls("nulls are ignored")
            .example("ZerosCount \"price\" = 0")
            .column(ConditionKind.NUMBER)
            .with(Feature.WHERE, Feature.DYNAMIC, Feature.ANALYZER)
            .countsRowsInScope()
            .bind(ZerosCount::bind)
            .build();

    private ZerosCount() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        RuleColumn column = call.numericColumn(0);
        return call.columnMetric(column, Zeros.of(column.path()), ZerosState::count);
    }
}

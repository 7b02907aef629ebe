package dev.assay.rule;

import dev.assay.analyzer.algebraic.Moments;
import dev.assay.analyzer.algebraic.MomentsState;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.ConditionKind;

/** {@code Skewness "column" <condition>}: population skewness of the present values. */
final class Skewness {
    static final RuleType TYPE = RuleType.named("Skewness")
            .summary("Population skewness of a numeric column, 0 if all values are equal; nulls are ignored.")
            .nulls("nulls are ignored")
            .example("Skewness \"price\" between -1 and 1")
            .column(ConditionKind.NUMBER)
            .with(Feature.WHERE, Feature.DYNAMIC, Feature.ANALYZER)
            .bind(Skewness::bind)
            .build();

    private Skewness() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        RuleColumn column = call.numericColumn(0);
        return call.columnMetric(column, Moments.of(column.path(), 4), MomentsState::skewness);
    }
}

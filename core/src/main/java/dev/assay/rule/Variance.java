package dev.assay.rule;

import dev.assay.analyzer.algebraic.Moments;
import dev.assay.analyzer.algebraic.MomentsState;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.ConditionKind;

/** {@code Variance "column" <condition>}: population variance of the present values. */
final class Variance {
    static final RuleType TYPE = RuleType.named("Variance")
            .summary("Population variance of a numeric column; nulls are ignored.")
            .nulls("nulls are ignored")
            .example("Variance \"price\" < 625.0")
            .column(ConditionKind.NUMBER)
            .with(Feature.WHERE, Feature.DYNAMIC, Feature.ANALYZER)
            .bind(Variance::bind)
            .build();

    private Variance() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        RuleColumn column = call.numericColumn(0);
        return call.columnMetric(column, Moments.of(column.path(), 2), MomentsState::variance);
    }
}

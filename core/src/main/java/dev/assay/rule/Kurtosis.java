package dev.assay.rule;

import dev.assay.analyzer.algebraic.Moments;
import dev.assay.analyzer.algebraic.MomentsState;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.ConditionKind;

/** {@code Kurtosis "column" <condition>}: excess population kurtosis of the present values. */
final class Kurtosis {
    static final RuleType TYPE = RuleType.named("Kurtosis")
            .summary("Excess population kurtosis of a numeric column, 0 if all values are equal; nulls are ignored.")
            .nulls("nulls are ignored")
            .example("Kurtosis \"price\" < 3")
            .column(ConditionKind.NUMBER)
            .with(Feature.WHERE, Feature.DYNAMIC, Feature.ANALYZER)
            .bind(Kurtosis::bind)
            .build();

    private Kurtosis() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        RuleColumn column = call.numericColumn(0);
        return call.columnMetric(column, Moments.of(column.path(), 4), MomentsState::kurtosis);
    }
}

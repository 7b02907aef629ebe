package dev.assay.rule;

import dev.assay.analyzer.algebraic.Moments;
import dev.assay.analyzer.algebraic.MomentsState;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.ConditionKind;

/** {@code StandardDeviation "column" <condition>}: population standard deviation of the present values. */
final class StandardDeviation {
    static final RuleType TYPE = RuleType.named("StandardDeviation")
            .summary("Population standard deviation of a numeric column; nulls are ignored.")
            .nulls("nulls are ignored")
            .example("StandardDeviation \"price\" < 25.0")
            .column(ConditionKind.NUMBER)
            .with(Feature.WHERE, Feature.DYNAMIC, Feature.ANALYZER, Feature.WATCHED)
            .bind(StandardDeviation::bind)
            .build();

    private StandardDeviation() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        RuleColumn column = call.numericColumn(0);
        return call.columnMetric(column, Moments.of(column.path(), 2), MomentsState::standardDeviation);
    }
}

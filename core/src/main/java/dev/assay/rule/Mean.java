package dev.assay.rule;

import dev.assay.analyzer.distributive.ExactSum;
import dev.assay.analyzer.distributive.SumState;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.ConditionKind;

/** {@code Mean "column" <condition>}: mean of the present values. */
final class Mean {
    static final RuleType TYPE = RuleType.named("Mean")
            .summary("Mean of a numeric column; nulls are ignored.")
            .nulls("nulls are ignored")
            .example("Mean \"price\" between 10 and 100")
            .column(ConditionKind.NUMBER)
            .with(Feature.WHERE, Feature.DYNAMIC, Feature.ANALYZER, Feature.WATCHED)
            .bind(Mean::bind)
            .build();

    private Mean() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        RuleColumn column = call.numericColumn(0);
        return call.columnMetric(column, ExactSum.of(column.path()), SumState::mean);
    }
}

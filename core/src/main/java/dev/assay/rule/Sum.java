package dev.assay.rule;

import dev.assay.analyzer.distributive.ExactSum;
import dev.assay.analyzer.distributive.SumState;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.ConditionKind;

/** {@code Sum "column" <condition>}: sum of the present values. */
final class Sum {
    static final RuleType TYPE = RuleType.named("Sum")
            .summary("Sum of a numeric column; nulls are ignored, whole numbers and decimals are added exactly.")
            .nulls("nulls are ignored")
            .example("Sum \"price\" > 1000")
            .column(ConditionKind.NUMBER)
            .with(Feature.WHERE, Feature.DYNAMIC, Feature.ANALYZER, Feature.WATCHED)
            .bind(Sum::bind)
            .build();

    private Sum() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        RuleColumn column = call.numericColumn(0);
        return call.columnMetric(column, ExactSum.of(column.path()), SumState::sum);
    }
}

package dev.assay.rule;

import dev.assay.analyzer.distributive.Bounds;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.ConditionKind;

/** {@code Range "column" <condition>}: maximum minus minimum of the present values. */
final class Range {
    static final RuleType TYPE = RuleType.named("Range")
            .summary("Difference of the greatest and the smallest value of a numeric column; nulls are ignored.")
            .nulls("nulls are ignored")
            .example("Range \"price\" < 1000")
            .column(ConditionKind.NUMBER)
            .with(Feature.WHERE, Feature.DYNAMIC, Feature.ANALYZER)
            .bind(Range::bind)
            .build();

    private Range() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        RuleColumn column = call.numericColumn(0);
        return call.columnMetric(column, Bounds.of(column.path()), state -> state.range(column.type()));
    }
}

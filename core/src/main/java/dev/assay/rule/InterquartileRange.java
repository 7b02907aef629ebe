package dev.assay.rule;

import dev.assay.analyzer.holistic.Quantiles;
import dev.assay.analyzer.holistic.QuantilesState;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.ConditionKind;

/** {@code InterquartileRange "column" <condition>}: difference of the upper and the lower quartile. */
final class InterquartileRange {
    static final RuleType TYPE = RuleType.named("InterquartileRange")
            .summary("Difference of the exact 75 % and 25 % quantiles of a numeric column; nulls are ignored.")
            .nulls("nulls are ignored")
            .example("InterquartileRange \"price\" < 50")
            .column(ConditionKind.NUMBER)
            .with(Feature.WHERE, Feature.DYNAMIC, Feature.ANALYZER)
            .bind(InterquartileRange::bind)
            .build();

    private InterquartileRange() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        RuleColumn column = call.numericColumn(0);
        return call.columnMetric(column, Quantiles.of(column.path()), QuantilesState::interquartileRange);
    }
}

package dev.assay.rule;

import dev.assay.analyzer.Labels;
import dev.assay.analyzer.algebraic.CoMoments;
import dev.assay.analyzer.algebraic.CoMomentsState;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.metric.MetricKey;
import java.util.List;

/** {@code ColumnCorrelation "a" "b" <condition>}: Pearson's correlation over rows in which both are present. */
final class ColumnCorrelation {
    static final RuleType TYPE = RuleType.named("ColumnCorrelation")
            .summary("Pearson's correlation of two numeric columns over rows in which both are present.")
            .nulls("rows with a null in either column are ignored")
            .example("ColumnCorrelation \"height\" \"weight\" > 0.5")
            .parameters(List.of(Role.COLUMN, Role.COLUMN), ConditionKind.NUMBER)
            .with(Feature.WHERE, Feature.DYNAMIC, Feature.ANALYZER, Feature.WATCHED)
            .bind(ColumnCorrelation::bind)
            .build();

    private ColumnCorrelation() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        RuleColumn first = call.numericColumn(0);
        RuleColumn second = call.numericColumn(1);
        return call.metric(
                MetricKey.columns(List.of(first.written(), second.written()), "ColumnCorrelation"),
                Labels.pair("Correlation", first.written(), second.written(), call.where()),
                CoMoments.of(first.path(), second.path()),
                CoMomentsState::correlation);
    }
}

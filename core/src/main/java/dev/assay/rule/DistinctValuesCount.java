package dev.assay.rule;

import dev.assay.analyzer.holistic.Frequencies;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.ConditionKind;

/** {@code DistinctValuesCount "column" <condition>}: number of distinct values; null counts as one unless the option says otherwise. */
final class DistinctValuesCount {
    static final RuleType TYPE = RuleType.named("DistinctValuesCount")
            .summary("Number of distinct values; null counts as one.")
            .nulls("null counts as one value")
            .example("DistinctValuesCount \"country\" <= 10")
            .column(ConditionKind.NUMBER)
            .with(Feature.WHERE, Feature.DYNAMIC, Feature.ANALYZER, Feature.WATCHED)
            .countsRowsInScope()
            .bind(DistinctValuesCount::bind)
            .build();

    private DistinctValuesCount() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        RuleColumn column = call.groupable(call.column(0));
        boolean countNull = call.options().countsNullAsValue();
        return call.columnMetric(column, Frequencies.of(column.path()), state -> state.distinctValues(countNull));
    }
}

package dev.assay.samples.customrule;

import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.metric.Metric;
import dev.assay.rule.BoundRule;
import dev.assay.rule.RuleCall;
import dev.assay.rule.RuleColumn;
import dev.assay.rule.RuleException;
import dev.assay.rule.RuleType;

/** {@code NegativesCount "column" <condition>}: how many values of a numeric column are below zero; nulls are ignored. */
final class NegativesCount {
    static final RuleType TYPE = RuleType.named("NegativesCount")
            .summary("Number of negative values in a numeric column.")
            .example("NegativesCount \"balance\" = 0")
            .column(ConditionKind.NUMBER)
            .with(Feature.WHERE)
            .countsRowsInScope()
            .bind(NegativesCount::bind)
            .build();

    private NegativesCount() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        RuleColumn column = call.numericColumn(0);
        return call.columnMetric(column, new Negatives(column.path()), found -> Metric.count(found.negatives()));
    }
}

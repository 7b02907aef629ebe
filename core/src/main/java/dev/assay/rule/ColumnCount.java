package dev.assay.rule;

import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.metric.Metric;
import dev.assay.metric.MetricKey;
import dev.assay.result.Cause;
import java.util.OptionalLong;

/** {@code ColumnCount <condition>}: number of top-level columns, partition columns included. Reads no rows. */
final class ColumnCount {
    static final RuleType TYPE = RuleType.named("ColumnCount")
            .summary("Number of columns, partition columns included.")
            .example("ColumnCount = 10")
            .noParameters(ConditionKind.NUMBER)
            .with(Feature.DYNAMIC, Feature.ANALYZER, Feature.WATCHED)
            .bind(ColumnCount::bind)
            .build();

    private ColumnCount() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        long columns = call.schema().getFields().size();
        Metric.Value value = new Metric.Value(columns, OptionalLong.of(columns));
        Judgement.Builder judgement = Judgement.builder().metric(MetricKey.dataset("ColumnCount"), value);
        if (!call.numberCondition(MetricKey.dataset("ColumnCount")).test(value)) {
            judgement.fail(Cause.NOT_MET, Messages.notMet(value));
        }
        return BoundRule.decided(judgement.build());
    }
}

package dev.assay.rule;

import dev.assay.analyzer.holistic.Frequencies;
import dev.assay.analyzer.holistic.FrequenciesState;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.ConditionKind;

/** {@code Entropy "column" <condition>}: entropy (natural logarithm) of the distribution of the present values. */
final class Entropy {
    static final RuleType TYPE = RuleType.named("Entropy")
            .summary("Entropy of the values of a column, in nats; nulls are ignored.")
            .nulls("nulls are ignored")
            .example("Entropy \"country\" > 1.5")
            .column(ConditionKind.NUMBER)
            .with(Feature.WHERE, Feature.DYNAMIC, Feature.ANALYZER, Feature.WATCHED)
            .bind(Entropy::bind)
            .build();

    private Entropy() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        RuleColumn column = call.groupable(call.column(0));
        return call.columnMetric(column, Frequencies.of(column.path()), FrequenciesState::entropy);
    }
}

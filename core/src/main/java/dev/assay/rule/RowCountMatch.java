package dev.assay.rule;

import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.metric.Metric;
import dev.assay.metric.MetricKey;
import dev.assay.predicate.NumberCondition;
import dev.assay.result.Cause;
import dev.assay.scan.Measurement;
import java.util.List;
import java.util.OptionalLong;

/** {@code RowCountMatch "alias" <condition>}: rows of the dataset / rows of the reference. */
final class RowCountMatch {
    static final RuleType TYPE = RuleType.named("RowCountMatch")
            .summary("Number of rows divided by that of a reference dataset.")
            .example("RowCountMatch \"reference\" = 1.0")
            .parameters(List.of(Role.ALIAS), ConditionKind.NUMBER)
            .with(Feature.DYNAMIC, Feature.ANALYZER)
            .bind(RowCountMatch::bind)
            .build();

    private RowCountMatch() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        String alias = call.parameter(0);
        if (call.reference(alias).isEmpty()) {
            throw call.unknownReference(
                    alias, "Reference dataset '" + alias + "' not found in additional data sources");
        }
        MetricKey key = MetricKey.reference(alias, "RowCountMatch");
        return new Bound(
                key,
                call.measure(dev.assay.analyzer.distributive.RowCount.of()),
                call.measureReference(alias, dev.assay.analyzer.distributive.RowCount.of()),
                call.numberCondition(key));
    }

    private record Bound(
            MetricKey key,
            Measurement<dev.assay.analyzer.distributive.RowCountState> primary,
            Measurement<dev.assay.analyzer.distributive.RowCountState> reference,
            NumberCondition condition)
            implements BoundRule {
        @Override
        public List<Measurement<?>> measurements() {
            return List.of(primary, reference);
        }

        @Override
        public Judgement judge(Answers answers) {
            // An empty reference gives infinity, two empty datasets NaN: conditions decide on these, documents leave
            // them out.
            double ratio = (double) answers.state(primary).rows()
                    / answers.state(reference).rows();
            Metric.Value value = new Metric.Value(ratio, OptionalLong.empty());
            Judgement.Builder judgement = Judgement.builder().metric(key, value);
            if (!condition.test(value)) {
                judgement.fail(Cause.NOT_MET, Messages.notMetAcross(ratio));
            }
            return judgement.build();
        }
    }
}

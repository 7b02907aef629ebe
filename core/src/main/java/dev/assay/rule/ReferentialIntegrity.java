package dev.assay.rule;

import dev.assay.analyzer.crossdataset.DistinctKeys;
import dev.assay.analyzer.crossdataset.KeySet;
import dev.assay.analyzer.crossdataset.Membership;
import dev.assay.analyzer.distributive.ComplianceState;
import dev.assay.data.ColumnPath;
import dev.assay.data.Dataset;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.metric.Metric;
import dev.assay.metric.MetricKey;
import dev.assay.predicate.NumberCondition;
import dev.assay.result.Cause;
import dev.assay.scan.Measurement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code ReferentialIntegrity "a,b" "alias.{x,y}" <condition>}: share of the rows whose tuple occurs in the reference. A tuple with a
 * null occurs nowhere and stays in the denominator.
 */
final class ReferentialIntegrity {
    static final RuleType TYPE = RuleType.named("ReferentialIntegrity")
            .summary("Share of the rows whose key occurs in a reference dataset.")
            .nulls("a key with a null has no match")
            .example("ReferentialIntegrity \"customer_id\" \"reference.{customer_id}\" = 1.0")
            .parameters(List.of(Role.COLUMN_LIST, Role.REFERENCE_COLUMNS), ConditionKind.NUMBER)
            .with(Feature.DYNAMIC, Feature.ANALYZER, Feature.FRACTION, Feature.ROW_LEVEL, Feature.SHARE_OF_ROWS)
            .bind(ReferentialIntegrity::bind)
            .build();

    private ReferentialIntegrity() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        Target target = Target.parse(call.parameter(1));
        Dataset reference = call.reference(target.alias())
                .orElseThrow(() ->
                        call.unknownReference(target.alias(), target.alias() + " not found in additional sources"));
        List<RuleColumn> columns = PairedColumns.find(call.schema(), split(call.parameter(0)), "primary");
        List<RuleColumn> others = PairedColumns.find(reference.schema(), target.columns(), "reference");
        if (columns.size() != others.size()) {
            throw new RuleException(
                    Cause.BAD_ARGUMENT,
                    "The number of columns to check from the primary data frame must equal the number of columns to"
                            + " check from the reference data frame.");
        }
        for (int i = 0; i < columns.size(); i++) {
            PairedColumns.requireComparable(call, columns.get(i), others.get(i));
        }
        Measurement<KeySet> keys = call.measureReference(
                target.alias(),
                DistinctKeys.withoutNulls(others.stream().map(RuleColumn::path).toList()));
        List<ColumnPath> paths = columns.stream().map(RuleColumn::path).toList();
        Measurement<ComplianceState> found = call.measure(new Membership(paths, paths.size(), call.later(keys)));
        MetricKey key = MetricKey.column(target.alias(), "ReferentialIntegrity");
        return new Bound(key, keys, found, call.numberCondition(key))
                .withRows(RowTests.member(keys, paths, paths.size()));
    }

    private static List<String> split(String names) {
        return Stream.of(names.split(",")).map(String::trim).toList();
    }

    /** The second parameter: {@code alias.column} or {@code alias.{a, b}}; the alias may hold dots. */
    private record Target(String alias, List<String> columns) {
        static Target parse(String text) throws RuleException {
            int brace = text.indexOf(".{");
            if (brace > 0 && text.endsWith("}")) {
                String inner = text.substring(brace + 2, text.length() - 1);
                if (!inner.isBlank()) {
                    return new Target(text.substring(0, brace).trim(), split(inner));
                }
            }
            int dot = text.lastIndexOf('.');
            if (brace < 0 && dot > 0 && dot < text.length() - 1) {
                return new Target(
                        text.substring(0, dot).trim(),
                        List.of(text.substring(dot + 1).trim()));
            }
            throw new RuleException(
                    Cause.BAD_ARGUMENT,
                    "Could not parse ReferenceDatasetColumns parameter",
                    Optional.of("write alias.column or alias.{column, column}, not " + text));
        }
    }

    private record Bound(
            MetricKey key, Measurement<KeySet> keys, Measurement<ComplianceState> found, NumberCondition condition)
            implements BoundRule {
        @Override
        public List<Measurement<?>> measurements() {
            return List.of(keys, found);
        }

        @Override
        public Judgement judge(Answers answers) {
            ComplianceState state = answers.state(found);
            Judgement.Builder judgement = Judgement.builder().metric(key, state.ratio());
            if (!(state.ratio() instanceof Metric.Value ratio)) {
                judgement.fail(Cause.NO_DATA, "Primary data frame contains no data.");
            } else if (!condition.test(ratio.value())) {
                judgement.fail(Cause.NOT_MET, Messages.notMetAcross(ratio.value()));
                judgement.explanation(state.failed() + " of " + state.rows() + " rows have no match");
            }
            return judgement.build();
        }
    }
}

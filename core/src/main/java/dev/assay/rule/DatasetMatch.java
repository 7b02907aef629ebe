package dev.assay.rule;

import dev.assay.analyzer.crossdataset.DistinctKeys;
import dev.assay.analyzer.crossdataset.KeySet;
import dev.assay.analyzer.crossdataset.Membership;
import dev.assay.analyzer.distributive.ComplianceState;
import dev.assay.analyzer.distributive.Presence;
import dev.assay.analyzer.distributive.PresenceState;
import dev.assay.analyzer.holistic.Frequencies;
import dev.assay.analyzer.holistic.FrequenciesState;
import dev.assay.data.ColumnLookup;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * {@code DatasetMatch "alias" "keys" ["columns"] <condition>}: share of the rows that have a row in the reference with equal keys and
 * equal columns to compare. Keys identify rows in both datasets: duplicates and nulls among them are an error. In the columns to compare
 * null equals null; numbers compare by value.
 */
final class DatasetMatch {
    static final RuleType TYPE = RuleType.named("DatasetMatch")
            .summary("Share of rows that have an equal row in a reference dataset.")
            .nulls("a null equals a null, but no null identifies a row")
            .example("DatasetMatch \"reference\" \"id\" \"name,price\" = 1.0")
            .parameters(List.of(Role.ALIAS, Role.COLUMN_MAPPING), ConditionKind.NUMBER)
            .parameters(List.of(Role.ALIAS, Role.COLUMN_MAPPING, Role.COLUMN_MAPPING), ConditionKind.NUMBER)
            .with(Feature.DYNAMIC, Feature.ANALYZER, Feature.FRACTION, Feature.ROW_LEVEL, Feature.SHARE_OF_ROWS)
            .bind(DatasetMatch::bind)
            .build();

    private DatasetMatch() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        String alias = call.parameter(0);
        Dataset reference = call.reference(alias)
                .orElseThrow(() -> call.unknownReference(alias, alias + " not found in additional sources"));
        List<Pair> keys = Pair.parse(call.parameter(1));
        requirePresent("key columns", keys, call.schema(), reference.schema());
        List<Pair> compared =
                call.rule().parameters().size() > 2 ? Pair.parse(call.parameter(2)) : otherColumns(call.schema(), keys);
        requirePresent("columns", compared, call.schema(), reference.schema());
        Sides keySides = sides(call, reference, keys);
        Sides all = keySides.and(sides(call, reference, compared));
        Measurement<KeySet> rows = call.measureReference(alias, new DistinctKeys(all.reference(), keys.size()));
        MetricKey key = MetricKey.reference(alias, "DatasetMatch");
        List<Measurement<PresenceState>> presences = new ArrayList<>();
        keySides.primary().forEach(path -> presences.add(call.measure(Presence.of(path))));
        keySides.reference().forEach(path -> presences.add(call.measureReference(alias, Presence.of(path))));
        return new Bound(
                        key,
                        rows,
                        call.measure(new Membership(all.primary(), keys.size(), call.later(rows))),
                        call.measure(Frequencies.of(keySides.primary())),
                        call.measureReference(alias, Frequencies.of(keySides.reference())),
                        presences,
                        call.numberCondition(key))
                .withRows(RowTests.member(rows, all.primary(), keys.size()));
    }

    /** All columns of the primary dataset that are no keys, under the same name in the reference. */
    private static List<Pair> otherColumns(Schema schema, List<Pair> keys) throws RuleException {
        List<String> keyColumns = new ArrayList<>();
        for (Pair key : keys) {
            keyColumns.add(RuleCall.column(schema, key.primary()).path().toString());
        }
        return schema.getFields().stream()
                .map(Field::getName)
                .filter(name -> !keyColumns.contains(name))
                .map(name -> new Pair(name, name))
                .toList();
    }

    private static void requirePresent(String what, List<Pair> pairs, Schema primary, Schema reference)
            throws RuleException {
        requirePresent(what, "first", primary, pairs.stream().map(Pair::primary).toList());
        requirePresent(
                what, "second", reference, pairs.stream().map(Pair::reference).toList());
    }

    private static void requirePresent(String what, String side, Schema schema, List<String> names)
            throws RuleException {
        List<String> missing = names.stream()
                .filter(name -> ColumnLookup.find(schema, name).column().isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new RuleException(
                    Cause.NO_COLUMN,
                    "The following " + what + " were not found in the " + side + " dataset: "
                            + String.join(", ", missing),
                    RuleCall.nearestColumns(schema, missing.get(0)));
        }
    }

    private static Sides sides(RuleCall call, Dataset reference, List<Pair> pairs) throws RuleException {
        List<ColumnPath> left = new ArrayList<>();
        List<ColumnPath> right = new ArrayList<>();
        for (Pair pair : pairs) {
            RuleColumn a = RuleCall.column(call.schema(), pair.primary());
            RuleColumn b = RuleCall.column(reference.schema(), pair.reference());
            PairedColumns.requireComparable(call, a, b);
            left.add(a.path());
            right.add(b.path());
        }
        return new Sides(left, right);
    }

    /** Columns by position. */
    private record Sides(List<ColumnPath> primary, List<ColumnPath> reference) {
        Sides and(Sides more) {
            List<ColumnPath> left = new ArrayList<>(primary);
            left.addAll(more.primary);
            List<ColumnPath> right = new ArrayList<>(reference);
            right.addAll(more.reference);
            return new Sides(left, right);
        }
    }

    /** A column of the primary dataset and its partner. */
    private record Pair(String primary, String reference) {
        /** {@code a,b->z}: {@code a} under the same name, {@code b} with {@code z}. */
        static List<Pair> parse(String text) throws RuleException {
            List<Pair> pairs = new ArrayList<>();
            for (String part : text.split(",", -1)) {
                int arrow = part.indexOf("->");
                String left = (arrow < 0 ? part : part.substring(0, arrow)).trim();
                String right = (arrow < 0 ? part : part.substring(arrow + 2)).trim();
                if (left.isEmpty() || right.isEmpty()) {
                    throw new RuleException(
                            Cause.BAD_ARGUMENT,
                            "Could not parse the column mapping " + text,
                            Optional.of("write column,column or column->partner"));
                }
                pairs.add(new Pair(left, right));
            }
            return pairs;
        }
    }

    private record Bound(
            MetricKey key,
            Measurement<KeySet> rows,
            Measurement<ComplianceState> found,
            Measurement<FrequenciesState> keys,
            Measurement<FrequenciesState> referenceKeys,
            List<Measurement<PresenceState>> presences,
            NumberCondition condition)
            implements BoundRule {
        @Override
        public List<Measurement<?>> measurements() {
            List<Measurement<?>> all = new ArrayList<>(List.of(rows, found, keys, referenceKeys));
            all.addAll(presences);
            return all;
        }

        @Override
        public Judgement judge(Answers answers) {
            ComplianceState state = answers.state(found);
            if (!(state.ratio() instanceof Metric.Value ratio)) {
                return Judgement.failed(Cause.NO_DATA, "Cannot evaluate: primary DataFrame is empty");
            }
            if (!identifies(answers)) {
                return Judgement.failed(Cause.BAD_ARGUMENT, "Provided key map not suitable for given data frames");
            }
            Judgement.Builder judgement = Judgement.builder().metric(key, ratio);
            if (!condition.test(ratio)) {
                judgement.fail(Cause.NOT_MET, Messages.notMetAcross(ratio.value()));
                judgement.explanation(state.failed() + " of " + state.rows() + " rows have no equal row");
            }
            return judgement.build();
        }

        private boolean identifies(Answers answers) {
            return answers.state(keys).isUnique()
                    && answers.state(referenceKeys).isUnique()
                    && presences.stream()
                            .allMatch(presence -> answers.state(presence).isComplete());
        }
    }
}

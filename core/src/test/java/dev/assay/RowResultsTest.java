package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.Dataset;
import dev.assay.data.memory.Records;
import dev.assay.result.Cause;
import dev.assay.result.Evaluation;
import dev.assay.result.ExampleRow;
import dev.assay.result.Outcome;
import dev.assay.testing.CollectingSink;
import dev.assay.testing.RebatchedDataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What rules say of single rows: to sinks, as examples, and in composites that are decided by row. */
class RowResultsTest {
    /** The documentation's sample of a filter. */
    private static final Dataset FILTERED = table(
            List.of("att1", "att2"),
            List.of("a", "f"),
            List.of("b", "d"),
            row("a", null),
            List.of("a", "f"),
            row("b", null),
            List.of("a", "f"));

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        List<@Nullable Object> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell);
        }
        return row;
    }

    private static Dataset table(List<String> names, List<?>... rows) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (List<?> row : rows) {
            Map<String, Object> cells = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                cells.put(names.get(i), row.get(i));
            }
            records.add(cells);
        }
        return Records.ofMaps("table", records);
    }

    private static Dataset numbers(Object... values) {
        List<List<?>> rows = new ArrayList<>();
        for (Object value : values) {
            rows.add(row(value));
        }
        return table(List.of("x"), rows.toArray(new List<?>[0]));
    }

    private static CollectingSink rows(Dataset dataset, String... rules) throws Exception {
        CollectingSink sink = new CollectingSink();
        builder(dataset, rules).rows(sink).run();
        assertThat(sink.isCommitted()).isTrue();
        assertThat(sink.isClosed()).isTrue();
        return sink;
    }

    private static EvaluationBuilder builder(Dataset dataset, String... rules) throws Exception {
        return Assay.evaluation(Ruleset.parse("Rules = [ " + String.join(",\n", rules) + " ]"), dataset);
    }

    @Test
    void rowsOutsideOfAFilterPassOrAreSkipped() throws Exception {
        String rule = "IsComplete \"att2\" where \"att1 = 'a'\"";
        assertThat(rows(FILTERED, rule).of(0)).isEqualTo("PPFPPP");
        CollectingSink skipping = new CollectingSink();
        builder(FILTERED, rule)
                .option("filtered-row-label", "SKIPPED")
                .rows(skipping)
                .run();
        assertThat(skipping.of(0)).isEqualTo("PSFPSP");
    }

    @Test
    void rowsComeWithAllColumnsInOrder() throws Exception {
        CollectingSink sink = rows(FILTERED, "IsComplete \"att2\"");
        assertThat(sink.table().columns().stream().map(column -> column.name())).containsExactly("att1", "att2");
        assertThat(sink.values()).containsExactly("a|f", "b|d", "a|null", "a|f", "b|null", "a|f");
        assertThat(sink.places()).containsExactly("-:1", "-:2", "-:3", "-:4", "-:5", "-:6");
    }

    @Test
    void rulesOnTheWholeDatasetSkipEveryRow() throws Exception {
        CollectingSink sink = rows(
                numbers(1, 2),
                "RowCount > 5",
                "Mean \"x\" > 5",
                "ColumnExists \"y\"",
                "(IsUnique \"x\") or (RowCount > 20)",
                "IsComplete \"x\"");
        assertThat(sink.verdicts()).containsExactly("SSSSP", "SSSSP");
    }

    @Test
    void allMembersOfADuplicateGroupFailAndNullsAreOneGroup() throws Exception {
        CollectingSink one =
                rows(numbers(1, 1, 2, null), "IsUnique \"x\"", "IsPrimaryKey \"x\"", "Uniqueness \"x\" > 0");
        assertThat(one.verdicts()).containsExactly("FFF", "FFF", "PPP", "PFP");
        CollectingSink two = rows(numbers(1, null, null), "IsUnique \"x\"", "UniqueValueRatio \"x\" = 1.0");
        assertThat(two.verdicts()).containsExactly("PP", "FF", "FF");
        CollectingSink ascending = rows(numbers(1, 2, 3), "IsUnique \"x\"", "DuplicateRowCount = 0");
        assertThat(ascending.verdicts()).containsExactly("PP", "PP", "PP");
    }

    @Test
    void keysAreCountedAmongTheRowsInScope() throws Exception {
        Dataset dataset = table(List.of("k", "c"), List.of("a", 1), List.of("a", 2), List.of("b", 1), List.of("b", 1));
        assertThat(rows(dataset, "IsUnique \"k\" where \"c = 1\"").of(0)).isEqualTo("PPFF");
    }

    @Test
    void aTupleOccursOnceOrNot() throws Exception {
        Dataset dataset = table(
                List.of("a", "b"), List.of("x", 1), List.of("x", 2), List.of("x", 1), row("x", null), row(null, null));
        assertThat(rows(dataset, "IsUnique \"a\" \"b\"", "DuplicateRowCount = 0")
                        .verdicts())
                .containsExactly("FF", "PP", "FF", "PP", "PP");
    }

    @Test
    void thresholdsDoNotChangeWhatIsSaidOfRows() throws Exception {
        CollectingSink sink = rows(
                numbers(1, 5, null),
                "ColumnValues \"x\" > 3 with threshold > 0.1",
                "Completeness \"x\" > 0.5",
                "ColumnValues \"x\" != 5");
        assertThat(sink.verdicts()).containsExactly("FPP", "PPF", "FFP");
    }

    @Test
    void rowsHaveAPartnerInTheReferenceOrNot() throws Exception {
        Dataset reference = table(List.of("x", "name"), List.of(1, "one"), List.of(2, "two"));
        Dataset dataset = table(List.of("x", "name"), List.of(1, "one"), List.of(2, "zwei"), List.of(3, "three"));
        CollectingSink sink = new CollectingSink();
        builder(
                        dataset,
                        "ReferentialIntegrity \"x\" \"r.x\" = 1.0",
                        "DatasetMatch \"r\" \"x\" = 1.0",
                        "DatasetMatch \"r\" \"name\" = 1.0")
                .reference("r", reference)
                .rows(sink)
                .run();
        assertThat(sink.verdicts()).containsExactly("PPP", "PFF", "FFF");
    }

    @Test
    void aRuleThatCannotBeEvaluatedAcceptsNoRowInItsScope() throws Exception {
        CollectingSink sink = rows(
                numbers(1, 2),
                "IsComplete \"y\"",
                "IsComplete \"y\" where \"x = 1\"",
                "IsComplete \"x\" where \"nonsense(\"",
                "ReferentialIntegrity \"x\" \"nowhere.x\" = 1.0",
                "Mean \"y\" > 1");
        assertThat(sink.verdicts()).containsExactly("FFFFS", "FPFFS");
    }

    @Test
    void compositesJoinTheRowsOfTheirParts() throws Exception {
        Dataset dataset = table(List.of("c1", "c2"), List.of(2, 1), List.of(0, 3), List.of(0, 0));
        String either = "(ColumnValues \"c1\" > 1) or (ColumnValues \"c2\" > 2)";
        String both = "(ColumnValues \"c1\" < 1) and (ColumnValues \"c2\" > 2)";
        CollectingSink sink = new CollectingSink();
        Evaluation evaluation = builder(dataset, either, both).rows(sink).run();
        assertThat(sink.verdicts()).containsExactly("PF", "PP", "FF");
        assertThat(evaluation.passedCount()).isZero();
    }

    @Test
    void aFilteredPartOfACompositeIsTrueOrUnknown() throws Exception {
        Dataset dataset = table(List.of("c1", "c2"), List.of(1, 1), List.of(1, 0), List.of(0, 1), List.of(0, 0));
        String rule = "(ColumnValues \"c1\" = 1 where \"c2 = 1\") and (ColumnValues \"c1\" < 1)";
        assertThat(rows(dataset, rule).of(0)).isEqualTo("FFFP");
        CollectingSink skipping = new CollectingSink();
        builder(dataset, rule)
                .option("filtered-row-label", "SKIPPED")
                .rows(skipping)
                .run();
        assertThat(skipping.of(0)).isEqualTo("FFFS");
    }

    @Test
    void byRowACompositeIsOnePredicateOnTheRow() throws Exception {
        Dataset dataset = table(List.of("c1", "c2"), List.of(2, 1), List.of(0, 3));
        String rule = "(ColumnValues \"c1\" > 1) or (ColumnValues \"c2\" > 2)";
        assertThat(builder(dataset, rule).run().passed()).isFalse();
        Evaluation byRow = builder(dataset, rule)
                .compositeEvaluation(CompositeEvaluation.ROW)
                .run();
        assertThat(byRow.passed()).isTrue();
        assertThat(byRow.outcomes().get(0).metrics().toString()).contains("Column.c1.Minimum", "Column.c2.Minimum");
        Outcome fails = builder(dataset, "(ColumnValues \"c1\" > 1) and (ColumnValues \"c2\" > 0)")
                .compositeEvaluation(CompositeEvaluation.ROW)
                .run()
                .outcomes()
                .get(0);
        assertThat(fails.message()).contains("Value: 0.5 does not meet the constraint requirement!");
        assertThat(fails.cause()).contains(Cause.NOT_MET);
    }

    @Test
    void theDocumentedIdiomsHoldByRow() throws Exception {
        Dataset dataset = table(List.of("a"), row((Object) null), List.of("abcdef"), List.of("ghijkl"));
        for (String rule : List.of(
                "(ColumnValues \"a\" = NULL) or (ColumnLength \"a\" > 5)",
                "(ColumnValues \"a\" = NULL) or (ColumnValues \"a\" in [\"abcdef\", \"ghijkl\"])")) {
            assertThat(builder(dataset, rule).run().passed()).as(rule).isFalse();
            assertThat(builder(dataset, rule)
                            .compositeEvaluation(CompositeEvaluation.ROW)
                            .run()
                            .passed())
                    .as(rule)
                    .isTrue();
        }
    }

    @Test
    void byRowKeysAreCountedBeforeRowsAreJudged() throws Exception {
        Dataset dataset = table(List.of("k", "c"), List.of("a", 1), List.of("a", 2), List.of("b", 0));
        String rule = "(IsUnique \"k\") or (ColumnValues \"c\" > 0)";
        assertThat(builder(dataset, rule).run().passed()).isFalse();
        Evaluation byRow = builder(dataset, rule)
                .compositeEvaluation(CompositeEvaluation.ROW)
                .run();
        assertThat(byRow.passed()).isTrue();
        assertThat(byRow.scan().rowsRead()).isEqualTo(6);
    }

    @Test
    void compositesThatCannotBeDecidedByRowFallBackWithAWarning() throws Exception {
        Dataset dataset = numbers(1, 2);
        Map<String, String> reasons = Map.of(
                "(Completeness \"x\" > 0.5) and (IsUnique \"x\")", "Completeness asks for a share of the rows",
                "(RowCount > 1) or (IsUnique \"x\")", "RowCount says nothing of single rows",
                "(ColumnValues \"x\" > 1 with threshold > 0.1) or (IsUnique \"x\")",
                        "ColumnValues asks for a share of the rows");
        for (Map.Entry<String, String> entry : reasons.entrySet()) {
            Evaluation byRow = builder(dataset, entry.getKey())
                    .compositeEvaluation(CompositeEvaluation.ROW)
                    .run();
            assertThat(byRow.passed()).as(entry.getKey()).isTrue();
            assertThat(byRow.warnings())
                    .containsExactly(
                            "line 1: this composite rule is not evaluated row by row, because " + entry.getValue());
        }
    }

    @Test
    void byRowAnEmptyDatasetIsJudgedByColumns() throws Exception {
        Dataset empty = Records.ofMaps("empty", List.of(Map.of("x", 1)));
        Evaluation byRow = builder(empty, "(IsComplete \"x\" where \"x > 1\") and (ColumnValues \"x\" = 1)")
                .option("filtered-row-label", "SKIPPED")
                .compositeEvaluation(CompositeEvaluation.ROW)
                .run();
        assertThat(byRow.passed()).isTrue();
    }

    @Test
    void failingRulesComeWithTheFirstFiveRows() throws Exception {
        Evaluation evaluation = builder(
                        numbers(1, -1, -2, 4, -3, -4, -5, -6),
                        "ColumnValues \"x\" > 0",
                        "IsUnique \"x\"",
                        "RowCount > 99")
                .run();
        assertThat(evaluation.outcomes().get(0).examples())
                .containsExactly(
                        example(2, "-1"), example(3, "-2"), example(5, "-3"), example(6, "-4"), example(7, "-5"));
        assertThat(evaluation.outcomes().get(1).examples()).isEmpty();
        assertThat(evaluation.outcomes().get(2).examples()).isEmpty();
    }

    private static ExampleRow example(long row, String value) {
        return new ExampleRow(Optional.empty(), row, Map.of("x", value));
    }

    @Test
    void valuesCanBeMasked() throws Exception {
        ExampleRow masked = new ExampleRow(Optional.empty(), 1, Map.of());
        assertThat(builder(numbers(-1), "ColumnValues \"x\" > 0")
                        .redactValues(true)
                        .run()
                        .outcomes()
                        .get(0)
                        .examples())
                .containsExactly(masked);
        assertThat(builder(numbers(-1), "ColumnValues \"x\" > 0 labels=[\"redact\"=\"true\"]")
                        .run()
                        .outcomes()
                        .get(0)
                        .examples())
                .containsExactly(masked);
        CollectingSink sink = new CollectingSink();
        builder(numbers(-1), "ColumnValues \"x\" > 0")
                .redactValues(true)
                .rows(sink)
                .run();
        assertThat(sink.values()).containsExactly("");
        assertThat(sink.verdicts()).containsExactly("F");
    }

    @Test
    void longValuesAreCutInExamples() throws Exception {
        Dataset dataset = table(List.of("x"), List.of("é".repeat(100)));
        assertThat(builder(dataset, "ColumnLength \"x\" < 5")
                        .run()
                        .outcomes()
                        .get(0)
                        .examples()
                        .get(0)
                        .values())
                .containsEntry("x", "é".repeat(64) + "...");
    }

    @Test
    void labelsAreNamedOnRequest() throws Exception {
        String rule = "IsComplete \"x\" labels=[\"team\"=\"a\"]";
        assertThat(rows(numbers(1), rule).table().rules()).containsExactly("IsComplete \"x\"");
        CollectingSink sink = new CollectingSink();
        builder(numbers(1), rule)
                .option("rule-with-labels", "ENABLED")
                .rows(sink)
                .run();
        assertThat(sink.table().rules()).containsExactly(rule);
    }

    @Test
    void aSinkThatFailsIsReportedWithAWholeResult() throws Exception {
        CollectingSink failing = CollectingSink.failingAfter(1);
        CollectingSink fine = new CollectingSink();
        Evaluation evaluation = builder(numbers(1, 2, 3), "IsComplete \"x\"")
                .rows(failing)
                .rows(fine)
                .run();
        assertThat(evaluation.passed()).isTrue();
        assertThat(evaluation.rowProblems()).containsExactly("the test: no space left");
        assertThat(failing.isCommitted()).isFalse();
        assertThat(failing.isClosed()).isTrue();
        assertThat(fine.isCommitted()).isTrue();
    }

    @Test
    void aRowIsJudgedAsADatasetOfThatRowWouldBe() throws Exception {
        List<String> rules = List.of(
                "IsComplete \"n\"",
                "ColumnValues \"n\" > 3",
                "ColumnValues \"n\" between 2 and 7",
                "ColumnValues \"n\" not in [1, 2, NULL]",
                "ColumnValues \"n\" != 4 where \"t <> 'b'\"",
                "ColumnValues \"t\" in [\"a\", EMPTY]",
                "ColumnValues \"t\" matches \"[a-b]*\"",
                "ColumnValues \"t\" not matches \"c.*\" where \"n > 2\"",
                "ColumnLength \"t\" >= 1",
                "ColumnLength \"t\" in [0, 2]",
                "ColumnDataType \"t\" = \"INTEGER\"",
                "ColumnDataType \"t\" != \"INTEGER\"",
                "(ColumnValues \"n\" > 3) or (ColumnValues \"t\" = \"a\")",
                "(ColumnValues \"n\" > 3) and (ColumnValues \"t\" != \"a\" where \"n < 8\")");
        List<@Nullable Object> texts = row("a", "b", "ca", "12", "", null);
        SplittableRandom random = new SplittableRandom(7);
        List<Cells> records = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            records.add(new Cells(random.nextInt(8) == 0 ? null : random.nextInt(10), (String)
                    texts.get(random.nextInt(texts.size()))));
        }
        Dataset whole = new RebatchedDataset(Records.of("t", Cells.class, records), 7);
        CollectingSink sink = rows(whole, rules.toArray(new String[0]));
        for (int i = 0; i < records.size(); i++) {
            StringBuilder expected = new StringBuilder();
            Dataset single = Records.of("t", Cells.class, records.subList(i, i + 1));
            for (String rule : rules) {
                expected.append(builder(single, rule).run().passed() ? 'P' : 'F');
            }
            assertThat(sink.verdicts().get(i)).as(records.get(i).toString()).isEqualTo(expected.toString());
        }
    }

    record Cells(@Nullable Integer n, @Nullable String t) {}
}

package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of rows, several rulesets, example rows: through the whole command. */
class RowOutputsTest {
    private static final String RULES =
            "Rules = [ IsComplete \"price\", ColumnValues \"price\" > 9, ColumnExists \"id\", IsUnique \"country\" ]";

    @TempDir
    Path folder;

    private String data = "";

    @BeforeEach
    void writeData() throws IOException {
        data = Files.writeString(
                        folder.resolve("orders.csv"), "id,price,country\n1,9.5,=DE\n2,2.0,\"F\"\"R\"\n3,,=DE\n")
                .toString();
    }

    private Run check(String... more) {
        List<String> arguments = new ArrayList<>(List.of("check", "--rules", RULES, data));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(new String[0]));
    }

    private Path out(String name) {
        return folder.resolve(name);
    }

    @Test
    void allRowsAsJsonLines() throws IOException {
        Run run = check("--output", "rows=" + out("rows.jsonl"));
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.NOT_PASSED);
        List<String> lines = Files.readAllLines(out("rows.jsonl"));
        assertThat(lines).hasSize(3);
        JsonNode second = JsonMapper.builder().build().readTree(lines.get(1));
        assertThat(second.get("id").isIntegralNumber()).isTrue();
        assertThat(second.get("price").asDouble()).isEqualTo(2.0);
        assertThat(second.get("country").asText()).isEqualTo("F\"R");
        assertThat(second.get("DataQualityRulesPass").toString())
                .isEqualTo("[\"IsComplete \\\"price\\\"\",\"IsUnique \\\"country\\\"\"]");
        assertThat(second.get("DataQualityRulesFail").toString()).isEqualTo("[\"ColumnValues \\\"price\\\" > 9\"]");
        assertThat(second.get("DataQualityRulesSkip").toString()).isEqualTo("[\"ColumnExists \\\"id\\\"\"]");
        assertThat(second.get("DataQualityEvaluationResult").asText()).isEqualTo("Failed");
        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(lines.get(2))
                        .get("price")
                        .isNull())
                .isTrue();
    }

    @Test
    void failedRowsAsCsvNameFileAndRow() throws IOException {
        Run run = Run.of(
                "check",
                "--rules",
                "Rules = [ IsComplete \"price\", ColumnValues \"price\" > 9 ]",
                data,
                "--output",
                "failed-rows=" + out("bad.csv"));
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.NOT_PASSED);
        assertThat(Files.readString(out("bad.csv")))
                .isEqualTo("id,price,country,DataQualityRulesFail,DataQualityFile,DataQualityRow\r\n"
                        + "2,2.0,\"F\"\"R\",\"[\"\"ColumnValues \\\"\"price\\\"\" > 9\"\"]\"," + data + ",2\r\n"
                        + "3,,'=DE,\"[\"\"IsComplete \\\"\"price\\\"\"\"\",\"\"ColumnValues \\\"\"price\\\"\" > 9\"\"]\","
                        + data + ",3\r\n");
    }

    @Test
    void formulasAreKeptOnRequest() throws IOException {
        check("--output", "rows=" + out("rows.csv"), "--set", "csv-formulas=KEPT");
        assertThat(Files.readString(out("rows.csv"))).contains("1,9.5,=DE,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows.parquet", "rows.jsonl", "rows.csv"})
    void whatWasWrittenCanBeCheckedAgain(String name) {
        check("--output", "rows=" + out(name));
        Run again = Run.of(
                "check",
                "--rules",
                "Rules = [ RowCount = 3, Completeness \"price\" between 0.66 and 0.67, Sum \"price\" = 11.5,"
                        + " ColumnValues \"DataQualityEvaluationResult\" = \"Failed\", ColumnCount = 7,"
                        + " IsComplete \"DataQualityRulesPass\", IsComplete \"DataQualityRulesSkip\" ]",
                out(name).toString());
        assertThat(again.code()).as(again.out() + again.err()).isZero();
    }

    @Test
    void failedRowsAsParquet() {
        check("--output", "failed-rows=" + out("bad.parquet"));
        Run again = Run.of(
                "check",
                "--rules",
                "Rules = [ RowCount = 3, ColumnValues \"DataQualityRow\" between 0 and 4, IsComplete \"DataQualityFile\" ]",
                out("bad.parquet").toString());
        assertThat(again.code()).as(again.out() + again.err()).isZero();
    }

    @Test
    void rowsOfSeveralFilesCountWithinTheirFile() throws IOException {
        Path many = Files.createDirectory(folder.resolve("many"));
        Files.writeString(many.resolve("a.csv"), "x\n1\n-1\n");
        Files.writeString(many.resolve("b.csv"), "x\n2\n3\n-2\n");
        Run run = Run.of(
                "check",
                "--rules",
                "Rules = [ ColumnValues \"x\" > 0 ]",
                many.toString(),
                "--output",
                "failed-rows=" + out("bad.jsonl"));
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("row 2 of " + many.resolve("a.csv") + " (x = -1), row 3 of " + many.resolve("b.csv"));
        assertThat(Files.readAllLines(out("bad.jsonl")))
                .anyMatch(line -> line.contains("a.csv") && line.endsWith("\"DataQualityRow\":2}"))
                .anyMatch(line -> line.contains("b.csv") && line.endsWith("\"DataQualityRow\":3}"))
                .hasSize(2);
    }

    @Test
    void aColumnWithTheNameOfAResultColumnIsRefused() throws IOException {
        Path rows = Files.writeString(folder.resolve("twice.csv"), "DataQualityRulesPass\n1\n");
        Run run = Run.of(
                "check", "--rules", "Rules = [ RowCount = 1 ]", rows.toString(), "--output", "rows=" + out("x.csv"));
        assertThat(run.code()).isEqualTo(ExitCode.NOT_WRITTEN);
        assertThat(run.out()).contains("1 of 1 rule passed");
        assertThat(run.err()).contains("the dataset has a column DataQualityRulesPass of its own");
        assertThat(out("x.csv")).doesNotExist();
    }

    @Test
    void neverOverwritesAnInputAndLeavesNoTemporaryFile() throws IOException {
        String before = Files.readString(Path.of(data));
        for (String target : List.of(data, folder.resolve("no/such/rows.csv").toString())) {
            Run run = check("--output", "rows=" + target, "--output", "json=" + out("r.json"));
            assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.NOT_WRITTEN);
            assertThat(run.err()).contains("cannot write " + target);
        }
        assertThat(Files.readString(Path.of(data))).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("orders.csv", "r.json");
        }
    }

    @Test
    void anUnknownEndingIsWrongUsage() {
        Run run = check("--output", "rows=" + out("rows.xlsx"));
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(".parquet").contains(".csv");
    }

    @Test
    void aFailingRuleShowsRowsUnlessValuesAreMasked() {
        assertThat(check().out()).contains("for example row 2 (price = 2.0), row 3 (price = null)");
        Run masked = check("--redact-values", "--format", "json");
        assertThat(masked.out()).contains("\"row\": 2").doesNotContain("\"values\"");
    }

    @Test
    void severalRulesetsShareOneReadingAndHaveAResultEach() throws IOException {
        Path one = Files.writeString(folder.resolve("one.dqdl"), "Rules = [ RowCount = 3, Mean \"price\" > 1 ]");
        Path two = Files.writeString(folder.resolve("two.dqdl"), "Rules = [ Mean \"price\" > 100 ]");
        Run run = Run.of("check", "--format", "json", "--ruleset", one.toString(), "--ruleset", two.toString(), data);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.NOT_PASSED);
        JsonNode results = JsonMapper.builder().build().readTree(run.out());
        assertThat(results).hasSize(2);
        assertThat(results.get(0).get("context").asText()).isEqualTo("one");
        assertThat(results.get(0).get("score").asDouble()).isEqualTo(1.0);
        assertThat(results.get(1).get("score").asDouble()).isEqualTo(0.0);
        assertThat(results.get(1).get("scan").get("rowsRead").asLong()).isEqualTo(3);
        Run table = Run.of("check", one.toString(), data, "--ruleset", two.toString());
        assertThat(table.out()).startsWith("one\n").contains("\ntwo\n").contains("2 of 2 rules passed");
        Run named = Run.of("check", one.toString(), data, "--ruleset", two.toString(), "--context", "x");
        assertThat(named.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aCompositeIsOneConditionOnEachRow() {
        String rules = "Rules = [ (ColumnValues \"price\" = NULL) or (ColumnValues \"price\" > 1) ]";
        assertThat(Run.of("check", "--rules", rules, data).code()).isEqualTo(ExitCode.NOT_PASSED);
        assertThat(Run.of("check", "--rules", rules, data, "--composite-rule-evaluation", "ROW")
                        .code())
                .isEqualTo(ExitCode.OK);
    }
}

package dev.assay.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.Assay;
import dev.assay.Ruleset;
import dev.assay.readers.Datasets;
import dev.assay.result.Cause;
import dev.assay.result.Outcome;
import dev.assay.rows.RowBatch;
import dev.assay.rows.RowSink;
import dev.assay.rows.RowTable;
import dev.assay.rows.RowVerdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filters select the rows that Spark selects, and the table of CustomSql's dialect says what Spark says. */
class SparkTest {
    private static final int FILTERS = 1_000;

    @TempDir
    Path folder;

    private static void assumePeer() {
        Optional<String> obstacle = PeerProcess.obstacle();
        obstacle.ifPresent(why -> System.out.println("not compared with Spark: " + why));
        assumeTrue(obstacle.isEmpty());
    }

    /** The rows of each rule as letters: T in scope, - not. */
    private static final class Scopes implements RowSink {
        private final List<StringBuilder> rows = new ArrayList<>();

        @Override
        public String target() {
            return "the test";
        }

        @Override
        public void begin(RowTable table) {
            table.rules().forEach(rule -> rows.add(new StringBuilder()));
        }

        @Override
        public void write(RowBatch batch) {
            for (int rule = 0; rule < rows.size(); rule++) {
                for (int row = 0; row < batch.rows(); row++) {
                    rows.get(rule).append(batch.verdict(rule, row) == RowVerdict.SKIP ? '-' : 'T');
                }
            }
        }

        @Override
        public void commit() {}

        @Override
        public void close() {}
    }

    @Test
    void filtersSelectTheRowsThatSparkSelects() throws Exception {
        assumePeer();
        Path file = folder.resolve("table.parquet");
        Tables.write(file, Tables.rows(77, 120, 0.25, true), 0);
        List<String> filters = new FilterTexts(5).filters(FILTERS);
        ObjectNode question = PeerProcess.JSON.createObjectNode();
        question.put("kind", "filters");
        question.put("data", file.toString());
        ArrayNode texts = question.putArray("filters");
        filters.forEach(texts::add);
        JsonNode answers = PeerProcess.ask(folder, List.of(question)).get(0);
        StringBuilder rules = new StringBuilder("Rules = [ ");
        for (int i = 0; i < filters.size(); i++) {
            rules.append(i == 0 ? "" : ", ")
                    .append("IsComplete \"id\" where \"")
                    .append(filters.get(i))
                    .append('"');
        }
        Scopes scopes = new Scopes();
        List<Outcome> outcomes = Assay.evaluation(
                        Ruleset.parse(rules.append(" ]").toString()), Datasets.open(file.toString()))
                .option("filtered-row-label", "SKIPPED")
                .rows(scopes)
                .run()
                .outcomes();
        List<String> different = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < filters.size(); i++) {
            JsonNode theirs = answers.get(i);
            boolean ourError =
                    outcomes.get(i).cause().filter(Cause.BAD_SQL::equals).isPresent();
            if (theirs.has("error") || ourError) {
                refused++;
                if (theirs.has("error") != ourError) {
                    different.add(filters.get(i) + ": Spark " + theirs + ", Assay "
                            + outcomes.get(i).message().orElse("accepts it"));
                }
            } else if (!theirs.get("rows").asText().contentEquals(scopes.rows.get(i))) {
                different.add(
                        filters.get(i) + ": Spark " + theirs.get("rows").asText() + ", Assay " + scopes.rows.get(i));
            }
        }
        String summary = "| filters | rows each | refused by both | different |\n|---|---|---|---|\n| " + FILTERS
                + " | 120 | " + refused + " | " + different.size() + " |\n";
        System.out.println(summary);
        assertThat(different).isEmpty();
        Document.check("filters", summary);
    }

    @Test
    void theDialectOfCustomSqlIsSparks() throws Exception {
        assumePeer();
        ObjectNode question = PeerProcess.JSON.createObjectNode();
        question.put("kind", "expressions");
        ArrayNode texts = question.putArray("expressions");
        List<String[]> table = new ArrayList<>();
        for (String line : Files.readAllLines(
                Path.of("../sql/src/test/resources/dev/assay/sql/duckdb/dialect.tsv"), StandardCharsets.UTF_8)) {
            // What depends on the clock is no constant in Spark.
            if (!line.isBlank() && !line.startsWith("#") && !line.matches("(current_date|unix_timestamp\\(\\)).*")) {
                table.add(line.split("\t", -1));
                texts.add(line.split("\t", -1)[0]);
            }
        }
        JsonNode answers = PeerProcess.ask(folder, List.of(question)).get(0);
        List<String> different = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            String theirs = answers.get(i).has("value")
                    ? answers.get(i).get("value").asText()
                    : answers.get(i).toString();
            if (!theirs.equals(table.get(i)[1])) {
                different.add(table.get(i)[0] + ": table " + table.get(i)[1] + ", Spark " + theirs);
            }
        }
        assertThat(different).isEmpty();
        Document.check("dialect", table.size() + " expressions of docs/sql.md, all as in Spark 3.5.7.\n");
    }
}

package dev.assay.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.Assay;
import dev.assay.Ruleset;
import dev.assay.readers.Datasets;
import dev.assay.rows.RowBatch;
import dev.assay.rows.RowSink;
import dev.assay.rows.RowTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Deequ and Assay say of each row, for random rules on random tables: whatever differs is a difference that is known. */
class DeequRowsTest {
    private static final int TABLES = 8;
    private static final int RULES = 60;

    @TempDir
    Path folder;

    @Test
    void rowsAnswerAsInDeequOrDifferOnPurpose() throws Exception {
        Optional<String> obstacle = PeerProcess.obstacle();
        obstacle.ifPresent(why -> System.out.println("rows not compared with Deequ: " + why));
        assumeTrue(obstacle.isEmpty());
        List<ObjectNode> questions = new ArrayList<>();
        List<List<String>> rules = new ArrayList<>();
        for (int table = 0; table < TABLES; table++) {
            Path file = file(table);
            Tables.write(file, Tables.rows(300 + table, 30 + table, nulls(table), table % 4 == 3), 300 + table);
            rules.add(
                    new RuleTexts(300 + table).rules(RULES).stream().distinct().toList());
            ObjectNode question = PeerProcess.JSON.createObjectNode();
            question.put("kind", "rows");
            question.put("data", file.toString());
            ArrayNode texts = question.putArray("rules");
            rules.get(table).forEach(texts::add);
            questions.add(question);
        }
        List<JsonNode> answers = PeerProcess.ask(folder, questions);
        RowParity parity = new RowParity();
        for (int table = 0; table < TABLES; table++) {
            Letters letters = new Letters();
            Assay.evaluation(
                            Ruleset.parse("Rules = [ " + String.join(",\n", rules.get(table)) + " ]"),
                            Datasets.open(file(table).toString()))
                    .rows(letters)
                    .run();
            JsonNode answer = answers.get(table);
            letters.rows.forEach((rule, rows) ->
                    parity.add(rule, rows.toString(), answer.path(rule).asText("no answer")));
        }
        System.out.println(parity.summary());
        assertThat(parity.unexplained()).isEmpty();
        Document.check("rows", parity.summary());
    }

    private Path file(int table) {
        return folder.resolve("table-" + table + ".parquet");
    }

    private static double nulls(int table) {
        return table % 2 == 0 ? 0 : 0.3;
    }

    /** A text for each rule: a letter for each row. */
    private static final class Letters implements RowSink {
        private final Map<String, StringBuilder> rows = new LinkedHashMap<>();
        private List<String> rules = List.of();

        @Override
        public String target() {
            return "the test";
        }

        @Override
        public void begin(RowTable table) {
            rules = table.rules();
            rules.forEach(rule -> rows.put(rule, new StringBuilder()));
        }

        @Override
        public void write(RowBatch batch) {
            for (int rule = 0; rule < rules.size(); rule++) {
                StringBuilder letters = rows.get(rules.get(rule));
                for (int row = 0; row < batch.rows(); row++) {
                    letters.append(batch.verdict(rule, row).name().charAt(0));
                }
            }
        }

        @Override
        public void commit() {}

        @Override
        public void close() {}
    }
}

package dev.assay.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.Assay;
import dev.assay.Ruleset;
import dev.assay.data.Dataset;
import dev.assay.readers.Datasets;
import dev.assay.result.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random rules on random tables: whatever Deequ and Assay answer differently is a difference that is known. */
class DeequTest {
    private static final int TABLES = 24;
    private static final int RULES = 90;
    private static final int PAIRS = 4;
    private static final int CROSS_RULES = 40;

    @TempDir
    Path folder;

    @Test
    void rulesAnswerAsInDeequOrDifferOnPurpose() throws Exception {
        Optional<String> obstacle = PeerProcess.obstacle();
        obstacle.ifPresent(why -> System.out.println("not compared with Deequ: " + why));
        assumeTrue(obstacle.isEmpty());
        List<ObjectNode> questions = new ArrayList<>();
        List<List<String>> rules = new ArrayList<>();
        for (int table = 0; table < TABLES; table++) {
            Path file = folder.resolve("table-" + table + ".parquet");
            Tables.write(file, Tables.rows(table, rowCount(table), nulls(table), special(table)), table);
            rules.add(new RuleTexts(table).rules(RULES));
            ObjectNode question = PeerProcess.JSON.createObjectNode();
            question.put("kind", "rules");
            question.put("data", file.toString());
            question.putObject("references");
            ArrayNode texts = question.putArray("rules");
            rules.get(table).forEach(texts::add);
            questions.add(question);
        }
        List<JsonNode> answers = PeerProcess.ask(folder, questions);
        ParityReport report = new ParityReport();
        for (int table = 0; table < TABLES; table++) {
            Dataset dataset =
                    Datasets.open(folder.resolve("table-" + table + ".parquet").toString());
            List<Outcome> outcomes = Assay.check(
                            Ruleset.parse("Rules = [ " + String.join(",\n", rules.get(table)) + " ]"), dataset)
                    .outcomes();
            for (int i = 0; i < RULES; i++) {
                report.add(new Comparison(
                        rules.get(table).get(i),
                        rowCount(table) == 0,
                        nulls(table) > 0,
                        special(table),
                        outcomes.get(i),
                        answers.get(table).get(i)));
            }
        }
        System.out.println(report.summary());
        assertThat(report.unexplained()).isEmpty();
        report.checkDocument("rules");
    }

    @Test
    void rulesOnTwoDatasetsToo() throws Exception {
        Optional<String> obstacle = PeerProcess.obstacle();
        obstacle.ifPresent(why -> System.out.println("not compared with Deequ: " + why));
        assumeTrue(obstacle.isEmpty());
        List<ObjectNode> questions = new ArrayList<>();
        List<List<String>> rules = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            Path one = folder.resolve("one-" + pair + ".parquet");
            Path other = folder.resolve("other-" + pair + ".parquet");
            // The same seed: many rows are equal, as far as both go; the last pair differs altogether.
            int seed = pair == PAIRS - 1 ? 999 : 100 + pair;
            Tables.write(one, Tables.rows(100 + pair, 40, nulls(pair), false), 0);
            Tables.write(other, Tables.rows(seed, 30 + 5 * pair, nulls(pair), false), 0);
            rules.add(new RuleTexts(500 + pair).across(CROSS_RULES));
            ObjectNode question = PeerProcess.JSON.createObjectNode();
            question.put("kind", "rules");
            question.put("data", one.toString());
            question.putObject("references").put("other", other.toString());
            ArrayNode texts = question.putArray("rules");
            rules.get(pair).forEach(texts::add);
            questions.add(question);
        }
        List<JsonNode> answers = PeerProcess.ask(folder, questions);
        ParityReport report = new ParityReport();
        for (int pair = 0; pair < PAIRS; pair++) {
            List<Outcome> outcomes = Assay.evaluation(
                            Ruleset.parse("Rules = [ " + String.join(",\n", rules.get(pair)) + " ]"),
                            Datasets.open(
                                    folder.resolve("one-" + pair + ".parquet").toString()))
                    .reference(
                            "other",
                            Datasets.open(
                                    folder.resolve("other-" + pair + ".parquet").toString()))
                    .run()
                    .outcomes();
            for (int i = 0; i < CROSS_RULES; i++) {
                report.add(new Comparison(
                        rules.get(pair).get(i),
                        false,
                        nulls(pair) > 0,
                        false,
                        outcomes.get(i),
                        answers.get(pair).get(i)));
            }
        }
        System.out.println(report.summary());
        assertThat(report.unexplained()).isEmpty();
        report.checkDocument("references");
    }

    private static int rowCount(int table) {
        return table == 0 ? 0 : table % 6 == 1 ? 1 : 40 + table;
    }

    private static double nulls(int table) {
        return table % 3 == 0 ? 0 : table % 3 == 1 ? 0.2 : 0.5;
    }

    private static boolean special(int table) {
        return table % 5 == 4;
    }
}

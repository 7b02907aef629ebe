package dev.assay.conformance.peer;

import com.amazon.deequ.dqdl.EvaluateDataQuality;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.collection.JavaConverters;

/**
 * Answers questions with Deequ and Spark: reads JSON lines from the first file, writes a line for each to the second.
 *
 * <pre>
 * {"kind": "rules", "data": "x.parquet", "references": {"r": "y.parquet"}, "rules": ["RowCount > 0"]}
 * {"kind": "rows", "data": "x.parquet", "rules": ["IsComplete \"a\""]}
 * {"kind": "filters", "data": "x.parquet", "filters": ["a > 1"]}
 * {"kind": "expressions", "expressions": ["1 + 1"]}
 * </pre>
 */
public final class Peer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Peer() {}

    public static void main(String[] arguments) throws Exception {
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "1")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.ansi.enabled", "false")
                .getOrCreate();
        spark.sparkContext().setLogLevel("OFF");
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[1]), StandardCharsets.UTF_8)) {
            for (String line : Files.readAllLines(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
                out.write(JSON.writeValueAsString(answer(spark, JSON.readTree(line))));
                out.write('\n');
            }
        }
        spark.stop();
    }

    private static JsonNode answer(SparkSession spark, JsonNode request) {
        switch (request.get("kind").asText()) {
            case "rules":
                return rules(spark, request);
            case "rows":
                return rows(spark, request);
            case "filters":
                return filters(spark, request);
            default:
                return expressions(spark, request);
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode rules(SparkSession spark, JsonNode request) {
        Dataset<Row> data = spark.read().parquet(request.get("data").asText()).cache();
        scala.collection.immutable.Map<String, Dataset<Row>> references = scala.collection.immutable.Map$.MODULE$.empty();
        Iterator<Map.Entry<String, JsonNode>> given = request.get("references").fields();
        while (given.hasNext()) {
            Map.Entry<String, JsonNode> reference = given.next();
            references = references.updated(
                    reference.getKey(), spark.read().parquet(reference.getValue().asText()));
        }
        List<String> rules = texts(request.get("rules"));
        ArrayNode answers = JSON.createArrayNode();
        try {
            add(data, references, rules, answers);
        } catch (Throwable together) {
            // One rule ends all: each on its own, then.
            answers.removeAll();
            for (String rule : rules) {
                try {
                    add(data, references, List.of(rule), answers);
                } catch (Throwable alone) {
                    answers.addObject().put("rule", rule).put("error", problem(alone));
                }
            }
        }
        data.unpersist();
        return answers;
    }

    private static void add(
            Dataset<Row> data,
            scala.collection.immutable.Map<String, Dataset<Row>> references,
            List<String> rules,
            ArrayNode answers) {
        List<Row> outcomes = EvaluateDataQuality.process(
                        data, "Rules = [ " + String.join(",\n", rules) + " ]", references)
                .collectAsList();
        if (outcomes.size() != rules.size()) {
            throw new IllegalStateException(outcomes.size() + " outcomes of " + rules.size() + " rules");
        }
        for (int i = 0; i < rules.size(); i++) {
            Row outcome = outcomes.get(i);
            ObjectNode answer = answers.addObject();
            answer.put("rule", rules.get(i));
            answer.put("passed", "Passed".equals(outcome.<String>getAs("Outcome")));
            answer.put("reason", outcome.<String>getAs("FailureReason"));
            ObjectNode metrics = answer.putObject("metrics");
            scala.collection.Map<String, Object> measured = outcome.getAs("EvaluatedMetrics");
            if (measured != null) {
                JavaConverters.mapAsJavaMapConverter(measured).asJava().forEach((key, value) -> metrics.put(
                        key, String.valueOf(value)));
            }
        }
    }

    /** For each rule, by its name, a letter for each row in the order of their ids: P, F or S. */
    private static JsonNode rows(SparkSession spark, JsonNode request) {
        Dataset<Row> data = spark.read().parquet(request.get("data").asText()).cache();
        ObjectNode answers = JSON.createObjectNode();
        List<String> rules = texts(request.get("rules"));
        try {
            add(data, rules, answers);
        } catch (Throwable together) {
            answers.removeAll();
            for (String rule : rules) {
                try {
                    add(data, List.of(rule), answers);
                } catch (Throwable alone) {
                    answers.put(rule, problem(alone));
                }
            }
        }
        data.unpersist();
        return answers;
    }

    private static void add(Dataset<Row> data, List<String> rules, ObjectNode answers) {
        List<Row> rows = EvaluateDataQuality.processRows(
                        data,
                        "Rules = [ " + String.join(",\n", rules) + " ]",
                        scala.collection.immutable.Map$.MODULE$.empty())
                .apply("rowLevelOutcomes")
                .orderBy("id")
                .collectAsList();
        Map<String, StringBuilder> letters = new TreeMap<>();
        for (Row row : rows) {
            for (String kind : List.of("Pass", "Fail", "Skip")) {
                for (String rule : row.<String>getList(row.fieldIndex("DataQualityRules" + kind))) {
                    letters.computeIfAbsent(rule, name -> new StringBuilder()).append(kind.charAt(0));
                }
            }
        }
        letters.forEach((rule, text) -> answers.put(rule, text.toString()));
    }

    private static String problem(Throwable thrown) {
        return thrown.getClass().getSimpleName() + ": "
                + String.valueOf(thrown.getMessage()).split("\n")[0];
    }

    private static JsonNode filters(SparkSession spark, JsonNode request) {
        Dataset<Row> data = spark.read().parquet(request.get("data").asText()).cache();
        ArrayNode answers = JSON.createArrayNode();
        for (String filter : texts(request.get("filters"))) {
            ObjectNode answer = answers.addObject();
            answer.put("filter", filter);
            try {
                StringBuilder rows = new StringBuilder();
                for (Row row : data.selectExpr("id", "(" + filter + ") as f").orderBy("id").collectAsList()) {
                    rows.append(!row.isNullAt(1) && row.getBoolean(1) ? 'T' : '-');
                }
                answer.put("rows", rows.toString());
            } catch (Throwable e) {
                answer.put("error", String.valueOf(e.getMessage()).split("\n")[0]);
            }
        }
        data.unpersist();
        return answers;
    }

    private static JsonNode expressions(SparkSession spark, JsonNode request) {
        ArrayNode answers = JSON.createArrayNode();
        for (String expression : texts(request.get("expressions"))) {
            ObjectNode answer = answers.addObject();
            answer.put("expression", expression);
            try {
                Row row = spark.sql("select cast((" + expression + ") as string)").collectAsList().get(0);
                answer.put("value", row.isNullAt(0) ? "NULL" : row.getString(0));
            } catch (Throwable e) {
                answer.put("error", String.valueOf(e.getMessage()).split("\n")[0]);
            }
        }
        return answers;
    }
}

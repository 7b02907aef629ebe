package dev.assay.conformance.peer;

import com.amazon.deequ.dqdl.EvaluateDataQuality;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.collection.JavaConverters;

/**
 * Deequ in the race: a request per line on standard input, {@code {"rules": "x.dqdl", "data": "x.parquet"}}, an answer per line on standard
 * output.
 */
public final class RacePeer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RacePeer() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err);
        SparkSession spark = SparkSession.builder()
                .master("local[*]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", Runtime.getRuntime().availableProcessors())
                .config("spark.sql.session.timeZone", "UTC")
                .getOrCreate();
        spark.sparkContext().setLogLevel("OFF");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JsonNode request = JSON.readTree(line);
            ObjectNode answer = JSON.createObjectNode();
            try {
                long start = System.nanoTime();
                Dataset<Row> data = spark.read().parquet(request.get("data").asText());
                ObjectNode metrics = answer.putObject("metrics");
                for (Row outcome : EvaluateDataQuality.process(
                                data, Files.readString(Path.of(request.get("rules").asText())))
                        .collectAsList()) {
                    scala.collection.Map<String, Object> measured = outcome.getAs("EvaluatedMetrics");
                    if (measured != null) {
                        JavaConverters.mapAsJavaMapConverter(measured)
                                .asJava()
                                .forEach((key, value) -> metrics.put(key, Double.parseDouble(String.valueOf(value))));
                    }
                }
                answer.put("seconds", (System.nanoTime() - start) / 1e9);
                answer.put("bytesRead", -1);
            } catch (Exception e) {
                answer.put("error", String.valueOf(e));
            }
            out.println(JSON.writeValueAsString(answer));
        }
        spark.stop();
    }
}

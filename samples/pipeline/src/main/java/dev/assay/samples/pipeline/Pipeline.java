package dev.assay.samples.pipeline;

import dev.assay.aws.json.Tree;
import dev.assay.aws.s3proxy.S3Server;
import dev.assay.aws.serve.GlueEndpoint;
import dev.assay.data.memory.Records;
import dev.assay.readers.parquet.ParquetFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.DataQualityRuleResultStatus;
import software.amazon.awssdk.services.glue.model.DataSource;
import software.amazon.awssdk.services.glue.model.GetDataQualityResultResponse;
import software.amazon.awssdk.services.glue.model.GetDataQualityRulesetEvaluationRunResponse;
import software.amazon.awssdk.services.glue.model.TaskStatusType;

/**
 * Four days of a small shop: each day orders arrive as JSON on S3, where customers are kept as Parquet, and an evaluation run is started through the SDK, as a
 * state machine would do it. The fourth day brings half an order file and an unknown customer.
 *
 * <p>Against AWS the same calls do: drop {@link S3Server}, {@link GlueEndpoint} and the endpoint override.
 */
public final class Pipeline {
    private static final String RULESET = """
            Rules = [
                RowCount > 0.7 * avg(last(3)),
                IsComplete "id",
                IsUnique "id",
                ColumnValues "amount" between 0 and 1000,
                ReferentialIntegrity "customer" "customers.id" = 1.0
            ]
            """;

    private final Path lake;
    private final GlueClient glue;
    private final PrintStream out;

    private Pipeline(Path lake, GlueClient glue, PrintStream out) {
        this.lake = lake;
        this.glue = glue;
        this.out = out;
    }

    /** @param args the folder to work in */
    public static void main(String[] args) throws Exception {
        run(Path.of(args[0]), System.out);
    }

    /** Runs the days and tells what came out; events and counters are in {@code events} of the folder. */
    static void run(Path folder, PrintStream out) throws IOException, InterruptedException {
        Path lake = folder.toAbsolutePath();
        Files.createDirectories(lake.resolve("events"));
        Files.createDirectories(lake.resolve("buckets/lake"));
        try (S3Server s3 = S3Server.start(lake);
                GlueEndpoint endpoint = GlueEndpoint.start(
                        InetAddress.getLoopbackAddress(), 0, lake.resolve("glue-" + UUID.randomUUID()), reach(s3));
                GlueClient glue = GlueClient.builder()
                        .endpointOverride(endpoint.uri())
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build()) {
            new Pipeline(lake, glue, out).days();
        }
    }

    private static Map<String, String> reach(S3Server s3) {
        return Map.of("endpoint", s3.endpoint().toString(), "path-style", "true", "anonymous", "true");
    }

    private void days() throws IOException, InterruptedException {
        Files.createDirectories(lake.resolve("buckets/lake/raw/orders"));
        Files.createDirectories(lake.resolve("buckets/lake/curated/customers"));
        ParquetFiles.write(
                lake.resolve("buckets/lake/curated/customers/all.parquet"),
                Records.of(
                        "customers",
                        List.of(new Customer(1, "Ada"), new Customer(2, "Grace"), new Customer(3, "Edsger"))));
        table("customers", "parquet", "curated/customers", "id", "bigint", "name", "string");
        table("orders", "json", "raw/orders", "id", "bigint", "customer", "bigint", "amount", "double");
        glue.createDataQualityRuleset(request -> request.name("orders-rules")
                .ruleset(RULESET)
                .targetTable(target -> target.databaseName("shop").tableName("orders")));
        LocalDate day = LocalDate.of(2024, 5, 1);
        for (int i = 0; i < 4; i++) {
            boolean broken = i == 3;
            arrive(day.plusDays(i), broken ? 40 : 100 + i, broken ? 4 : 3);
            GetDataQualityRulesetEvaluationRunResponse run = evaluate();
            for (String id : run.resultIds()) {
                tell(day.plusDays(i), glue.getDataQualityResult(request -> request.resultId(id)));
            }
        }
    }

    private record Customer(long id, String name) {}

    private void table(String name, String format, String folder, String... columns) {
        List<Column> all = new ArrayList<>();
        for (int i = 0; i < columns.length; i += 2) {
            all.add(Column.builder().name(columns[i]).type(columns[i + 1]).build());
        }
        glue.createTable(request -> request.databaseName("shop")
                .tableInput(table -> table.name(name)
                        .parameters(Map.of("classification", format))
                        .storageDescriptor(storage ->
                                storage.location("s3://lake/" + folder).columns(all))));
    }

    /** The day's file takes the place of the last one's. */
    private void arrive(LocalDate day, int rows, int customers) throws IOException {
        SplittableRandom random = new SplittableRandom(day.toEpochDay());
        StringBuilder lines = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            lines.append(String.format(
                    Locale.ROOT,
                    "{\"id\": %d, \"customer\": %d, \"amount\": %.2f}%n",
                    day.toEpochDay() * 1000 + row,
                    1 + row % customers,
                    random.nextDouble(500)));
        }
        Files.writeString(lake.resolve("buckets/lake/raw/orders/today.jsonl"), lines);
    }

    private GetDataQualityRulesetEvaluationRunResponse evaluate() throws InterruptedException {
        String id = glue.startDataQualityRulesetEvaluationRun(request -> request.dataSource(source("orders"))
                        .additionalDataSources(Map.of("customers", source("customers")))
                        .role("arn:aws:iam::000000000000:role/none")
                        .rulesetNames("orders-rules"))
                .runId();
        while (true) {
            GetDataQualityRulesetEvaluationRunResponse run =
                    glue.getDataQualityRulesetEvaluationRun(request -> request.runId(id));
            if (run.status() == TaskStatusType.SUCCEEDED) {
                return run;
            }
            if (run.completedOn() != null) {
                throw new IllegalStateException("the run ended as " + run.status() + ": " + run.errorString());
            }
            Thread.sleep(50);
        }
    }

    private static DataSource source(String table) {
        return DataSource.builder()
                .glueTable(name -> name.databaseName("shop").tableName(table))
                .build();
    }

    private void tell(LocalDate day, GetDataQualityResultResponse result) throws IOException {
        out.println(day + "  score " + result.score());
        result.ruleResults()
                .forEach(rule -> out.println("  " + rule.resultAsString() + "  " + rule.description()
                        + (rule.evaluationMessage() == null
                                ? ""
                                : "\n        " + rule.evaluationMessage().strip())));
        Files.writeString(
                lake.resolve("events/" + day + "-event.json"), event(result).toJson(true) + "\n");
        Files.writeString(
                lake.resolve("events/" + day + "-counters.json"),
                counters(result).toJson(true) + "\n");
    }

    private static long count(GetDataQualityResultResponse result, boolean passed) {
        return result.ruleResults().stream()
                .filter(rule -> (rule.result() == DataQualityRuleResultStatus.PASS) == passed)
                .count();
    }

    /** What EventBridge would deliver. */
    private static Tree event(GetDataQualityResultResponse result) {
        return new Tree()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "Data Quality Evaluation Results Available")
                .put("source", "aws.glue-dataquality")
                .put("account", "000000000000")
                .put("time", Instant.now().toString())
                .put("region", "eu-central-1")
                .put("resources", List.of())
                .put(
                        "detail",
                        new Tree()
                                .put("resultId", result.resultId())
                                .put(
                                        "context",
                                        new Tree()
                                                .put("contextType", "GLUE_DATA_CATALOG")
                                                .put("runId", result.rulesetEvaluationRunId())
                                                .put(
                                                        "databaseName",
                                                        result.dataSource()
                                                                .glueTable()
                                                                .databaseName())
                                                .put(
                                                        "tableName",
                                                        result.dataSource()
                                                                .glueTable()
                                                                .tableName()))
                                .put("rulesetNames", List.of(result.rulesetName()))
                                .put("state", count(result, false) == 0 ? "SUCCEEDED" : "FAILED")
                                .put("score", result.score())
                                .put("numRulesSucceeded", count(result, true))
                                .put("numRulesFailed", count(result, false))
                                .put("numRulesSkipped", 0L));
    }

    /** What CloudWatch would count. */
    private static Tree counters(GetDataQualityResultResponse result) {
        List<Tree> dimensions = List.of(
                new Tree().put("Name", "Ruleset").put("Value", result.rulesetName()),
                new Tree()
                        .put("Name", "Database")
                        .put("Value", result.dataSource().glueTable().databaseName()),
                new Tree()
                        .put("Name", "Table")
                        .put("Value", result.dataSource().glueTable().tableName()));
        return new Tree()
                .put("Namespace", "Glue Data Quality")
                .put(
                        "MetricData",
                        List.of(
                                counter("glue.data.quality.rules.passed", count(result, true), dimensions),
                                counter("glue.data.quality.rules.failed", count(result, false), dimensions)));
    }

    private static Tree counter(String name, long value, List<Tree> dimensions) {
        return new Tree()
                .put("MetricName", name)
                .put("Dimensions", dimensions)
                .put("Value", value)
                .put("Unit", "Count");
    }
}

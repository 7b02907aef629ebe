package dev.assay.aws.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.Assay;
import dev.assay.Ruleset;
import dev.assay.readers.Datasets;
import dev.assay.readers.OpenOptions;
import dev.assay.result.Evaluation;
import dev.assay.store.ObjectStore;
import dev.assay.store.ObjectStores;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.DataQualityRuleResultStatus;
import software.amazon.awssdk.services.glue.model.DataSource;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetDataQualityResultResponse;
import software.amazon.awssdk.services.glue.model.GetDataQualityRulesetEvaluationRunResponse;
import software.amazon.awssdk.services.glue.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.TaskStatusType;

/** The SDK's own client against the local endpoint. */
class GlueEndpointTest {
    @TempDir
    private Path folder;

    private GlueEndpoint endpoint;
    private GlueClient glue;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(folder.resolve("orders"));
        Files.writeString(folder.resolve("orders/a.csv"), "id,country\n1,DE\n2,FR\n3,\n");
        endpoint = open();
        glue = client();
    }

    @AfterEach
    void stop() {
        glue.close();
        endpoint.close();
    }

    private GlueEndpoint open() throws Exception {
        return GlueEndpoint.start(InetAddress.getLoopbackAddress(), 0, folder.resolve("state"), Map.of());
    }

    private GlueClient client() {
        return GlueClient.builder()
                .endpointOverride(endpoint.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Test
    void everyDataQualityOperationOfTheServiceIsAnswered() {
        TreeSet<String> wanted = Arrays.stream(GlueClient.class.getMethods())
                .map(java.lang.reflect.Method::getName)
                .filter(name -> name.contains("DataQuality") && !name.endsWith("Paginator"))
                .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(wanted).hasSizeGreaterThan(20);
        assertThat(endpoint.operations()).containsAll(wanted);
        assertThat(endpoint.operations())
                .contains("GetTable", "GetTables", "GetDatabase", "GetPartitions", "CreateTable");
    }

    @Test
    void rulesetsAreKept() throws Exception {
        glue.createDataQualityRuleset(request -> request.name("orders")
                .description("of orders")
                .ruleset("Rules = [ RowCount > 0, IsComplete \"id\" ] # kept")
                .targetTable(table -> table.databaseName("shop").tableName("orders"))
                .clientToken("t1"));
        // The same request again is no error.
        glue.createDataQualityRuleset(request -> request.name("orders")
                .ruleset("Rules = [ RowCount > 0, IsComplete \"id\" ] # kept")
                .clientToken("t1"));
        assertThatThrownBy(() -> glue.createDataQualityRuleset(request -> request.name("orders")
                        .ruleset("Rules = [ RowCount > 1 ]")
                        .clientToken("t1")))
                .isInstanceOf(IdempotentParameterMismatchException.class);
        assertThatThrownBy(() -> glue.createDataQualityRuleset(
                        request -> request.name("orders").ruleset("Rules = [ RowCount > 0 ]")))
                .isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> glue.createDataQualityRuleset(
                        request -> request.name("bad").ruleset("Rules = [ RowCount >> 0 ]")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not valid DQDL");
        assertThat(glue.getDataQualityRuleset(request -> request.name("orders")).ruleset())
                .endsWith("# kept");
        glue.updateDataQualityRuleset(request -> request.name("orders").ruleset("Rules = [ RowCount > 1 ]"));
        assertThat(glue.getDataQualityRuleset(request -> request.name("orders")).lastModifiedOn())
                .isNotNull();
        for (int i = 0; i < 5; i++) {
            String name = "more-" + i;
            glue.createDataQualityRuleset(request -> request.name(name).ruleset("Rules = [ RowCount > 0 ]"));
        }
        assertThat(glue.listDataQualityRulesetsPaginator(request -> request.maxResults(2)).stream()
                        .flatMap(page -> page.rulesets().stream())
                        .map(ruleset -> ruleset.name() + " " + ruleset.ruleCount()))
                .containsExactly("more-0 1", "more-1 1", "more-2 1", "more-3 1", "more-4 1", "orders 1");
        assertThat(glue.listDataQualityRulesets(request -> request.filter(filter -> filter.targetTable(
                                table -> table.databaseName("shop").tableName("orders"))))
                        .rulesets())
                .hasSize(1);
        glue.deleteDataQualityRuleset(request -> request.name("orders"));
        assertThatThrownBy(() -> glue.getDataQualityRuleset(request -> request.name("orders")))
                .isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void runsAreEvaluatedHere() throws Exception {
        createTable();
        glue.createDataQualityRuleset(
                request -> request.name("good").ruleset("Rules = [ RowCount = 3, IsUnique \"id\" ]"));
        glue.createDataQualityRuleset(request -> request.name("half")
                .ruleset("Rules = [ IsComplete \"country\", ReferentialIntegrity \"id\" \"again.id\" = 1.0 ]"));
        GetDataQualityRulesetEvaluationRunResponse run = run(List.of("good", "half"), Map.of());
        assertThat(run.status()).as(run.errorString()).isEqualTo(TaskStatusType.SUCCEEDED);
        assertThat(run.resultIds()).hasSize(2);
        GetDataQualityResultResponse good = glue.getDataQualityResult(
                request -> request.resultId(run.resultIds().get(0)));
        assertThat(good.score()).isEqualTo(1.0);
        assertThat(good.rulesetName()).isEqualTo("good");
        assertThat(good.rulesetEvaluationRunId()).isEqualTo(run.runId());
        assertThat(good.dataSource().glueTable().tableName()).isEqualTo("orders");
        assertThat(good.startedOn()).isBeforeOrEqualTo(good.completedOn());
        GetDataQualityResultResponse half = glue.getDataQualityResult(
                request -> request.resultId(run.resultIds().get(1)));
        assertThat(half.score()).isEqualTo(0.5);
        assertThat(half.ruleResults().get(0).result()).isEqualTo(DataQualityRuleResultStatus.FAIL);
        assertThat(half.ruleResults().get(0).evaluatedMetrics()).containsKey("Column.country.Completeness");
        assertThat(glue.batchGetDataQualityResult(
                        request -> request.resultIds(run.resultIds().get(0), "none")))
                .satisfies(answer -> {
                    assertThat(answer.results()).hasSize(1);
                    assertThat(answer.resultsNotFound()).containsExactly("none");
                });
        assertThat(glue.listDataQualityResults(request -> {}).results()).hasSize(2);
        assertThat(glue.listDataQualityRulesetEvaluationRuns(request -> {}).runs())
                .hasSize(1);
    }

    @Test
    void whatCannotBeEvaluatedFailsWithTheReason() throws Exception {
        createTable();
        glue.createDataQualityRuleset(request -> request.name("good").ruleset("Rules = [ RowCount = 3 ]"));
        DataSource none = source("shop", "none");
        String id = glue.startDataQualityRulesetEvaluationRun(
                        request -> request.dataSource(none).role("r").rulesetNames("good"))
                .runId();
        GetDataQualityRulesetEvaluationRunResponse run = await(id);
        assertThat(run.status()).isEqualTo(TaskStatusType.FAILED);
        assertThat(run.errorString()).contains("there is no such table in the catalog");
        assertThatThrownBy(() -> glue.startDataQualityRulesetEvaluationRun(
                        request -> request.dataSource(none).role("r").rulesetNames("absent")))
                .isInstanceOf(EntityNotFoundException.class);
        assertThatThrownBy(() -> glue.cancelDataQualityRulesetEvaluationRun(request -> request.runId(id)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> glue.getDataQualityResult(request -> request.resultId("none")))
                .isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void runsCanBeCancelled() throws Exception {
        StringBuilder many = new StringBuilder("id,country\n");
        for (int i = 0; i < 400_000; i++) {
            many.append(i).append(",DE\n");
        }
        Files.writeString(folder.resolve("orders/a.csv"), many);
        createTable();
        glue.createDataQualityRuleset(request -> request.name("unique").ruleset("Rules = [ IsUnique \"id\" ]"));
        List<String> ids = new java.util.ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(glue.startDataQualityRulesetEvaluationRun(request -> request.dataSource(source("shop", "orders"))
                            .role("r")
                            .rulesetNames("unique"))
                    .runId());
        }
        // They wait for each other, so that the last one has hardly begun.
        glue.cancelDataQualityRulesetEvaluationRun(request -> request.runId(ids.get(4)));
        assertThat(await(ids.get(4)).status()).isEqualTo(TaskStatusType.STOPPED);
        assertThat(await(ids.get(3)).status()).isEqualTo(TaskStatusType.SUCCEEDED);
        assertThat(glue.listDataQualityRulesetEvaluationRuns(request -> {}).runs())
                .hasSize(5);
    }

    @Test
    void stateSurvivesARestart() throws Exception {
        createTable();
        glue.createDataQualityRuleset(request -> request.name("good ü/*").ruleset("Rules = [ RowCount = 3 ]"));
        GetDataQualityRulesetEvaluationRunResponse run = run(List.of("good ü/*"), Map.of());
        glue.close();
        endpoint.close();
        endpoint = open();
        glue = client();
        assertThat(glue.getDataQualityRuleset(request -> request.name("good ü/*"))
                        .ruleset())
                .isEqualTo("Rules = [ RowCount = 3 ]");
        assertThat(glue.getDataQualityRulesetEvaluationRun(request -> request.runId(run.runId())))
                .satisfies(again -> {
                    assertThat(again.resultIds()).isEqualTo(run.resultIds());
                    assertThat(again.startedOn()).isEqualTo(run.startedOn());
                });
        assertThat(glue.getDataQualityResult(
                                request -> request.resultId(run.resultIds().get(0)))
                        .score())
                .isEqualTo(1.0);
        assertThat(run(List.of("good ü/*"), Map.of()).status()).isEqualTo(TaskStatusType.SUCCEEDED);
    }

    @Test
    void tablesAreLookedUp() throws Exception {
        createTable();
        assertThat(glue.getTable(request -> request.databaseName("shop").name("orders"))
                        .table()
                        .storageDescriptor()
                        .columns())
                .hasSize(2);
        assertThat(glue.getTables(request -> request.databaseName("shop").expression("ord.*"))
                        .tableList())
                .hasSize(1);
        assertThat(glue.getDatabase(request -> request.name("shop")).database().name())
                .isEqualTo("shop");
        assertThat(glue.getPartitions(request -> request.databaseName("shop").tableName("orders"))
                        .partitions())
                .isEmpty();
        assertThatThrownBy(() ->
                        glue.getTable(request -> request.databaseName("shop").name("none")))
                .isInstanceOf(EntityNotFoundException.class);
        assertThatThrownBy(this::createTable).isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void theCatalogAndTheRulesetsOfGlueServeEvaluations() throws Exception {
        Map<String, String> options = new HashMap<>(
                Map.of("glue-endpoint", endpoint.uri().toString(), "region", "us-east-1", "anonymous", "true"));
        options.put("target", "shop.orders");
        ObjectStore rulesets = ObjectStores.open("glue-rulesets://", options);
        rulesets.write("pushed", "Rules = [ RowCount = 3 ]".getBytes(StandardCharsets.UTF_8));
        rulesets.write("pushed", "Rules = [ RowCount = 3, ColumnCount = 2 ]".getBytes(StandardCharsets.UTF_8));
        String text = new String(rulesets.read("pushed", 100).orElseThrow(), StandardCharsets.UTF_8);
        assertThat(text).contains("ColumnCount");
        assertThat(rulesets.list("pu").stream().map(ObjectStore.Entry::name)).containsExactly("pushed");
        assertThatThrownBy(() -> ObjectStores.open("glue-rulesets://", with(options, "target", "shop.other"))
                        .write("pushed", new byte[] {'x'}))
                .hasMessageContaining("is for shop.orders, which cannot be changed");
        createTable();
        options.remove("target");
        // Locations that Glue names are data: only objects may be read.
        assertThatThrownBy(() -> Datasets.open("glue://shop/orders", OpenOptions.DEFAULT.withStore(options)))
                .hasMessageContaining("only s3:// locations are");
        assertThatThrownBy(() -> Datasets.open("glue://shop/none", OpenOptions.DEFAULT.withStore(options)))
                .hasMessageContaining("glue://shop/none: there is no such table in the catalog");
        Path catalog = Files.writeString(folder.resolve("catalog.json"), """
                {"Tables": [ {"DatabaseName": "shop", "Name": "orders", "Parameters": {"classification": "csv"},
                  "StorageDescriptor": {"Location": "orders", "Columns": [
                    {"Name": "id", "Type": "bigint"}, {"Name": "country", "Type": "string"} ]}} ]}
                """);
        Evaluation evaluation = Assay.check(
                Ruleset.parse(text),
                Datasets.open(
                        "glue://shop/orders", OpenOptions.DEFAULT.withStore(Map.of("catalog", catalog.toString()))));
        assertThat(evaluation.passed()).isTrue();
    }

    private static Map<String, String> with(Map<String, String> options, String name, String value) {
        Map<String, String> changed = new HashMap<>(options);
        changed.put(name, value);
        return changed;
    }

    private void createTable() {
        glue.createTable(request -> request.databaseName("shop")
                .tableInput(table -> table.name("orders")
                        .parameters(Map.of("classification", "csv"))
                        .storageDescriptor(storage -> storage.location(
                                        folder.resolve("orders").toString())
                                .columns(
                                        Column.builder()
                                                .name("id")
                                                .type("bigint")
                                                .build(),
                                        Column.builder()
                                                .name("country")
                                                .type("string")
                                                .build()))));
    }

    private static DataSource source(String database, String table) {
        return DataSource.builder()
                .glueTable(name -> name.databaseName(database).tableName(table))
                .build();
    }

    private GetDataQualityRulesetEvaluationRunResponse run(List<String> rulesets, Map<String, String> options)
            throws Exception {
        return await(glue.startDataQualityRulesetEvaluationRun(request -> request.dataSource(source("shop", "orders"))
                        .additionalDataSources(Map.of("again", source("shop", "orders")))
                        .role("role")
                        .rulesetNames(rulesets))
                .runId());
    }

    private GetDataQualityRulesetEvaluationRunResponse await(String id) throws Exception {
        for (int i = 0; i < 600; i++) {
            GetDataQualityRulesetEvaluationRunResponse run =
                    glue.getDataQualityRulesetEvaluationRun(request -> request.runId(id));
            if (run.completedOn() != null) {
                return run;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the run does not end");
    }
}

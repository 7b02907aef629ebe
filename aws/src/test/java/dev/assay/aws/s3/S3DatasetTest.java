package dev.assay.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.Assay;
import dev.assay.Ruleset;
import dev.assay.aws.AwsOptions;
import dev.assay.aws.s3.FaultyProxy.Harm;
import dev.assay.aws.s3proxy.S3Server;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.readers.Datasets;
import dev.assay.readers.OpenOptions;
import dev.assay.readers.files.FileDatasets;
import dev.assay.readers.files.FoundFile;
import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.parquet.ParquetRowWriter;
import dev.assay.readers.parquet.WriteOptions;
import dev.assay.result.Evaluation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

class S3DatasetTest {
    private static final String SECRET = "canary/SECRET+0123456789";
    private static final int ROWS = 30_000;
    private static final String RULES = """
            Rules = [ RowCount = 30000, IsComplete "id", IsUnique "id", Mean "id" between 14000 and 16000,
                      Completeness "name" > 0.5, ColumnLength "name" between 0 and 100 ]
            """;

    @TempDir
    private static Path folder;

    private static S3Server server;
    private static FaultyProxy proxy;
    private static Path parquet;
    private static Path csv;
    private static Path json;

    @BeforeAll
    static void start() throws Exception {
        System.setProperty("aws.accessKeyId", "CANARYKEY");
        System.setProperty("aws.secretAccessKey", SECRET);
        server = S3Server.start(folder);
        proxy = new FaultyProxy(server.endpoint());
        Files.createDirectories(folder.resolve("buckets/data"));
        writeFiles();
        put("orders.parquet", Files.readAllBytes(parquet));
        put("orders.csv", Files.readAllBytes(csv));
        put("orders.jsonl", Files.readAllBytes(json));
    }

    private static void writeFiles() throws IOException {
        parquet = folder.resolve("orders.parquet");
        csv = folder.resolve("orders.csv");
        json = folder.resolve("orders.jsonl");
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder lines = new StringBuilder("id,name\n");
        StringBuilder objects = new StringBuilder();
        try (RootAllocator allocator = new RootAllocator();
                BigIntVector id = new BigIntVector("id", allocator);
                VarCharVector name = new VarCharVector("name", allocator)) {
            for (int row = 0; row < ROWS; row++) {
                String text = Long.toString(random.nextLong(), 36) + Long.toString(random.nextLong(), 36);
                id.setSafe(row, row);
                name.setSafe(row, text.getBytes(StandardCharsets.UTF_8));
                lines.append(row).append(',').append(text).append('\n');
                objects.append("{\"id\":")
                        .append(row)
                        .append(",\"name\":\"")
                        .append(text)
                        .append("\"}\n");
            }
            List<FieldVector> vectors = List.of(id, name);
            vectors.forEach(vector -> vector.setValueCount(ROWS));
            VectorSchemaRoot root = new VectorSchemaRoot(
                    vectors.stream().map(FieldVector::getField).toList(), vectors, ROWS);
            try (ParquetRowWriter writer =
                    ParquetRowWriter.create(parquet, root.getSchema(), WriteOptions.DEFAULT.withRowGroupRows(5000))) {
                writer.write(root);
            }
        }
        Files.writeString(csv, lines);
        Files.writeString(json, objects);
    }

    @AfterAll
    static void stop() {
        proxy.close();
        server.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @BeforeEach
    void noFaults() {
        proxy.reset();
    }

    @ParameterizedTest
    @CsvSource({"parquet", "csv", "jsonl"})
    void objectsAnswerAsFilesDo(String ending) throws Exception {
        assertThat(answers(evaluate(RULES, "s3://data/orders." + ending)))
                .isEqualTo(
                        answers(Assay.check(Ruleset.parse(RULES), Datasets.open(folder.resolve("orders." + ending)))));
        // The command line and others name schemes as they like.
        assertThat(evaluate("Rules = [ RowCount = 30000 ]", "S3://data/orders." + ending)
                        .passed())
                .isTrue();
    }

    @Test
    void rulesThatTheFooterAnswersTakeThreeRequests() throws Exception {
        Evaluation evaluation = evaluate(
                "Rules = [ RowCount = 30000, IsComplete \"id\", ColumnValues \"id\" between -1 and 30000 ]",
                "s3://data/orders.parquet");
        assertThat(evaluation.passed()).isTrue();
        assertThat(evaluation.scan().bytesRead()).isZero();
        assertThat(proxy.requests()).as(proxy.log().toString()).isLessThanOrEqualTo(3);
    }

    @Test
    void onlyTheNeededColumnIsRead() throws Exception {
        evaluate("Rules = [ Mean \"id\" > 0 ]", "s3://data/orders.parquet");
        // The end of the object is read in any case.
        assertThat(proxy.bytes()).isLessThan((512 << 10) + Files.size(parquet) / 4);
    }

    @Test
    void prefixesPatternsAndPartitionsAreDatasets() throws Exception {
        byte[] content = "x\n1\n2\n".getBytes(StandardCharsets.UTF_8);
        for (String key : List.of(
                "events/year=2023/a.csv",
                "events/year=2024/b.csv",
                "events/year=2024/_SUCCESS",
                "events/year=2024/.hidden.csv",
                "events2/c.csv",
                "odd/a b/ü+%41 #?.csv",
                "odd/double//slash.csv")) {
            put(key, content);
        }
        put("events/", new byte[0]);
        assertThat(evaluate("Rules = [ RowCount = 4, ColumnExists \"year\", Sum \"year\" = 8094 ]", "s3://data/events")
                        .passed())
                .isTrue();
        assertThat(evaluate("Rules = [ RowCount = 4 ]", "s3://data/events/").passed())
                .isTrue();
        assertThat(evaluate("Rules = [ RowCount = 2 ]", "s3://data/events/year=2024")
                        .passed())
                .isTrue();
        assertThat(evaluate("Rules = [ RowCount = 4 ]", "s3://data/events/**/*.csv")
                        .passed())
                .isTrue();
        assertThat(evaluate("Rules = [ RowCount = 2 ]", "s3://data/events/*/[b-z].csv")
                        .passed())
                .isTrue();
        assertThat(evaluate("Rules = [ RowCount = 4 ]", "s3://data/odd/").passed())
                .isTrue();
        assertThat(evaluate("Rules = [ RowCount = 2 ]", "s3://data/odd/a b/ü+%41 #?.csv")
                        .passed())
                .isTrue();
        assertThat(message("s3://data/events/none-*")).contains("no object matches");
        assertThat(message("s3://data/absent")).contains("there is no such object");
    }

    @Test
    void filesRulesUseTheListing() throws Exception {
        Evaluation evaluation =
                evaluate("Rules = [ FileFreshness > \"2020-01-01\", FileSize > 1 KB ]", "s3://data/orders.csv");
        assertThat(evaluation.passed()).as(answers(evaluation).toString()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"parquet", "csv", "jsonl"})
    void anyRequestMayBreakOnce(String ending) throws Exception {
        List<String> expected = answers(evaluate(RULES, "s3://data/orders." + ending));
        int requests = proxy.requests();
        assertThat(requests).isPositive();
        for (int k = 1; k <= requests; k++) {
            int broken = k;
            List<Harm> harms = List.of(
                    Harm.answer(503, "SlowDown"),
                    Harm.cutAfter(0),
                    Harm.answer(500, "InternalError"),
                    Harm.cutAfter(1000));
            // Retries pause: one harm for each request, all of them with -Pfull.
            for (Harm harm : Boolean.getBoolean("assay.full") ? harms : List.of(harms.get(k % harms.size()))) {
                proxy.reset();
                proxy.with((number, request) -> number == broken ? Optional.of(harm) : Optional.empty());
                assertThat(answers(evaluate(RULES, "s3://data/orders." + ending)))
                        .as(harm + " at request " + k)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void anObjectThatChangesEndsTheRun() throws Exception {
        byte[] content = "x\n1\n2\n".getBytes(StandardCharsets.UTF_8);
        put("changing.csv", content);
        proxy.with((number, request) -> {
            if (number == 2) {
                put("changing.csv", "x\n7\n8\n9\n".getBytes(StandardCharsets.UTF_8));
            }
            return Optional.empty();
        });
        assertThat(message("s3://data/changing.csv"))
                .contains("s3://data/changing.csv", "the object changed while it was being read");
    }

    @Test
    void aStoreThatIgnoresIfMatchIsFoundOutByTheTag() {
        proxy.with((number, request) -> Optional.of(new Harm(0, "", -1, Map.of("ETag", "\"other\""))));
        assertThat(message("s3://data/orders.csv")).contains("the object changed while it was being read");
    }

    @Test
    void aStoreWithoutTagsIsReadWithAWarning() throws Exception {
        S3Object listed = S3Object.builder()
                .key("orders.csv")
                .size(Files.size(csv))
                .lastModified(Instant.EPOCH)
                .build();
        S3File untagged = new S3File(store(), new S3Location("data", "orders.csv"), listed);
        Dataset dataset = FileDatasets.open(
                "orders", List.of(new FoundFile(untagged, "orders.csv")), Optional.empty(), FormatOptions.DEFAULT);
        assertThat(dataset.warnings()).anyMatch(warning -> warning.contains("the store gives no ETag"));
        assertThat(Assay.check(Ruleset.parse(RULES), dataset).passed()).isTrue();
        assertThat(open("s3://data/orders.csv").warnings()).isEmpty();
    }

    @Test
    void requesterPaysIsSaidWithEveryRequest() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        proxy.with((number, request) -> {
            said.add(String.valueOf(request.getRequestHeaders().getFirst("x-amz-request-payer")));
            return Optional.empty();
        });
        Map<String, String> paying = new HashMap<>(options());
        paying.put("requester-pays", "true");
        Dataset dataset = Datasets.open("s3://data/orders.csv", OpenOptions.DEFAULT.withStore(paying));
        assertThat(Assay.check(Ruleset.parse("Rules = [ RowCount = 30000 ]"), dataset)
                        .passed())
                .isTrue();
        assertThat(said).hasSizeGreaterThan(1).containsOnly("requester");
    }

    @Test
    void rangesThatAreNotKeptAreNoticed() {
        proxy.with((number, request) -> request.getRequestHeaders().containsKey("Range")
                ? Optional.of(new Harm(0, "", -1, Map.of("Content-Range", "bytes 5-9/100")))
                : Optional.empty());
        assertThat(message("s3://data/orders.csv")).contains("ranges are needed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403|AccessDenied|s3:ListBucket on arn:aws:s3:::data was refused",
                "403|ExpiredToken|credentials have expired",
                "403|SignatureDoesNotMatch|credentials are not accepted",
                "403|RequestTimeTooSkewed|the clock of this machine",
                "404|NoSuchBucket|there is no bucket data",
                "301|PermanentRedirect|the bucket is in another region, eu-west-3; set AWS_REGION"
            })
    void refusalsSayWhatWasRefused(int status, String code, String expected) {
        proxy.with((number, request) ->
                Optional.of(new Harm(status, code, -1, Map.of("x-amz-bucket-region", "eu-west-3"))));
        assertThat(message("s3://data/orders.csv")).contains("s3://data/orders.csv: ", expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403|AccessDenied|s3:GetObject on arn:aws:s3:::data/orders.csv was refused",
                "403|InvalidObjectState|archived (Glacier)",
                "404|NoSuchKey|there is no such object"
            })
    void refusalsOfOneObjectNameIt(int status, String code, String expected) {
        proxy.with((number, request) -> request.getRequestHeaders().containsKey("Range")
                ? Optional.of(Harm.answer(status, code))
                : Optional.empty());
        assertThat(message("s3://data/orders.csv")).contains("s3://data/orders.csv: ", expected);
    }

    @Test
    void aListingOfWhichOnePageFailsIsNoDataset() throws Exception {
        for (int i = 0; i < 1001; i++) {
            Path file = folder.resolve("buckets/data/many/%04d.csv".formatted(i));
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x\n1\n");
        }
        AtomicInteger lists = new AtomicInteger();
        List<String> keys = new ArrayList<>();
        store().list(new S3Location("data", "many/"), Integer.MAX_VALUE, object -> keys.add(object.key()));
        assertThat(keys).hasSize(1001).isSorted();
        proxy.with((number, request) ->
                String.valueOf(request.getRequestURI().getQuery()).contains("list-type") && lists.incrementAndGet() == 3
                        ? Optional.of(Harm.answer(403, "AccessDenied"))
                        : Optional.empty());
        assertThat(message("s3://data/many")).contains("s3:ListBucket");
    }

    @Test
    void secretsStayOutOfMessagesAndTraces() {
        proxy.with((number, request) -> Optional.of(Harm.answer(403, "SignatureDoesNotMatch")));
        StringWriter trace = new StringWriter();
        assertThatThrownBy(() -> open("s3://data/orders.csv"))
                .satisfies(e -> e.printStackTrace(new PrintWriter(trace, true)));
        assertThat(trace.toString()).contains("orders.csv").doesNotContain(SECRET);
        assertThat(message("s3://KEY:" + SECRET + "@data/orders.csv"))
                .contains("credentials do not belong into a URI")
                .doesNotContain("canary")
                .doesNotContain("KEY");
    }

    @Test
    void aServerThatCannotBeReachedIsSaid() {
        OpenOptions nowhere = OpenOptions.DEFAULT.withStore("endpoint=http://127.0.0.1:9,path-style=true");
        assertThatThrownBy(() -> Datasets.open("s3://data/orders.csv", nowhere))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("http://127.0.0.1:9 cannot be reached");
    }

    @Test
    void optionsAreChecked() {
        assertThatThrownBy(() -> Datasets.open("s3://data/x", OpenOptions.DEFAULT.withStore("colour=red")))
                .hasMessageContaining("'colour' is no option of AWS; options are: region,");
        assertThatThrownBy(() -> Datasets.open("s3://data/x", OpenOptions.DEFAULT.withStore("anonymous=yes")))
                .hasMessageContaining("true or false");
        assertThatThrownBy(
                        () -> Datasets.open("s3://data/x", OpenOptions.DEFAULT.withStore("endpoint=http://u:p@host")))
                .hasMessageContaining("without a user")
                .hasMessageNotContaining("u:p");
        assertThatThrownBy(() -> Datasets.open("s3://data/x", OpenOptions.DEFAULT.withStore("profile=none-such")))
                .hasMessageContaining("there is no AWS profile 'none-such'");
        assertThatThrownBy(() -> open("s3://")).hasMessageContaining("no name of a bucket");
    }

    @Test
    void readsOverlapWithTheLatencyOfRequests() throws Exception {
        // No time is asserted: only that requests are made while others wait, which shows in their order.
        proxy.latency(Duration.ofMillis(20));
        assertThat(answers(evaluate(RULES, "s3://data/orders.parquet")))
                .isEqualTo(answers(Assay.check(Ruleset.parse(RULES), Datasets.open(parquet))));
    }

    private static Evaluation evaluate(String rules, String uri) throws Exception {
        return Assay.check(Ruleset.parse(rules), open(uri));
    }

    private static Dataset open(String uri) throws DataException {
        return Datasets.open(uri, OpenOptions.DEFAULT.withStore(options()));
    }

    private static Map<String, String> options() {
        return Map.of("endpoint", proxy.endpoint(), "path-style", "true", "region", "us-east-1");
    }

    private static S3Store store() throws DataException {
        return S3Store.of(AwsOptions.of(options()));
    }

    private static String message(String uri) {
        try {
            Assay.check(Ruleset.parse("Rules = [ RowCount > 0 ]"), open(uri));
        } catch (Exception e) {
            assertThat(e).isInstanceOf(DataException.class);
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError(uri + " was read");
    }

    private static List<String> answers(Evaluation evaluation) {
        return evaluation.outcomes().stream()
                .map(outcome -> outcome.description() + " " + outcome.verdict() + " " + outcome.metrics() + " "
                        + outcome.message())
                .toList();
    }

    private static void put(String key, byte[] content) throws IOException {
        S3Store.of(AwsOptions.of(
                        Map.of("endpoint", server.endpoint().toString(), "path-style", "true", "region", "us-east-1")))
                .write(new S3Location("data", key), RequestBody.fromBytes(content));
    }
}

package dev.assay.aws.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.aws.glue.Catalog;
import dev.assay.aws.glue.Tables;
import dev.assay.aws.json.Tree;
import dev.assay.readers.OpenOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A running endpoint.
 *
 * <pre>{@code
 * try (GlueEndpoint endpoint = GlueEndpoint.start(InetAddress.getLoopbackAddress(), 0, folder, Map.of())) {
 *     GlueClient glue = GlueClient.builder().endpointOverride(endpoint.uri()).region(Region.US_EAST_1)....build();
 * }
 * }</pre>
 *
 * <p>Rulesets, tables, runs and results are files under a folder and survive a restart. There is no authentication: whoever reaches the port
 * may have data read and sees results, so that it is to be bound to the loopback address unless the network is trusted.
 */
public final class GlueEndpoint implements AutoCloseable {
    private static final String TARGET = "AWSGlue.";
    private static final String TYPE = "application/x-amz-json-1.1";
    private static final int MOST_BYTES = 8 << 20;

    /** Operations about things that are never made here. */
    private static final List<String> NOTHING_TO_SAY = List.of(
            "GetDataQualityModel",
            "GetDataQualityModelResult",
            "GetDataQualityRuleRecommendationRun",
            "CancelDataQualityRuleRecommendationRun",
            "BatchPutDataQualityStatisticAnnotation",
            "PutDataQualityProfileAnnotation");

    private static final Map<String, String> EMPTY_LISTS = Map.of(
            "ListDataQualityRuleRecommendationRuns", "Runs",
            "ListDataQualityStatistics", "Statistics",
            "ListDataQualityStatisticAnnotations", "Annotations");

    private static final List<String> REFUSED = List.of(
            "StartDataQualityRuleRecommendationRun",
            "GetDataQualityResultV2",
            "BatchGetDataQualityResultV2",
            "ListDataQualityResultsV2",
            "PublishDataQualityResultV2");

    private final HttpServer http;
    private final ExecutorService threads;
    private final RunOperations runs;
    private final Map<String, Operation> operations = new TreeMap<>();

    private GlueEndpoint(InetAddress address, int port, Path folder, Map<String, String> options, Clock clock)
            throws IOException {
        Documents rulesets = Documents.open(folder, "rulesets");
        Documents results = Documents.open(folder, "results");
        Optional<Catalog> given = options.containsKey("catalog") ? Optional.of(Catalog.of(options)) : Optional.empty();
        CatalogOperations catalog = new CatalogOperations(Documents.open(folder, "tables"), given, clock);
        RulesetOperations rulesetOperations = new RulesetOperations(rulesets, clock);
        Tables tables = new Tables(catalog, OpenOptions.DEFAULT.withStore(options));
        runs = new RunOperations(
                Documents.open(folder, "runs"),
                rulesetOperations,
                new Runs(tables, results, folder.resolve("history"), Tables.storeOptions(options), clock),
                clock);
        catalog.register(operations);
        rulesetOperations.register(operations);
        runs.register(operations);
        new ResultOperations(results).register(operations);
        registerOthers();
        http = HttpServer.create(new InetSocketAddress(address, port), 50);
        threads = Executors.newFixedThreadPool(8, task -> {
            Thread thread = new Thread(task, "assay-glue");
            thread.setDaemon(true);
            return thread;
        });
        http.setExecutor(threads);
        http.createContext("/", this::handle);
    }

    /**
     * Starts an endpoint.
     *
     * @param port 0: any free one
     * @param folder where state is kept; created when needed
     * @param options of stores, by name; {@code catalog}: a file with tables
     * @throws IOException if the port is taken, or kept state is damaged
     */
    public static GlueEndpoint start(InetAddress address, int port, Path folder, Map<String, String> options)
            throws IOException {
        GlueEndpoint endpoint = new GlueEndpoint(address, port, folder, options, Clock.systemUTC());
        endpoint.http.start();
        return endpoint;
    }

    private void registerOthers() {
        for (String name : NOTHING_TO_SAY) {
            operations.put(name, request -> {
                throw ServiceException.notFound("There is none of what " + name + " is about.");
            });
        }
        EMPTY_LISTS.forEach((name, field) -> operations.put(name, request -> new Tree().put(field, List.of())));
        for (String name : REFUSED) {
            operations.put(name, request -> {
                throw ServiceException.invalid(name + " is not carried out by this local endpoint.");
            });
        }
    }

    /** Names of all operations that are answered. */
    public List<String> operations() {
        return List.copyOf(operations.keySet());
    }

    /** Where it listens. */
    public URI uri() {
        InetSocketAddress address = http.getAddress();
        String host = address.getAddress().isAnyLocalAddress()
                ? "localhost"
                : address.getAddress().getHostAddress();
        return URI.create("http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = answer.body().toJson(false).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", TYPE);
            exchange.getResponseHeaders()
                    .set("x-amzn-RequestId", UUID.randomUUID().toString());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private record Answer(int status, Tree body) {
        static Answer error(int status, String type, String message) {
            return new Answer(status, new Tree().put("__type", type).put("message", message));
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        // A page in a browser cannot set this header without asking first, which is not answered.
        if (!exchange.getRequestMethod().equals("POST") || target == null || !target.startsWith(TARGET)) {
            return Answer.error(400, "UnknownOperationException", "This is a local AWS Glue endpoint.");
        }
        Operation operation = operations.get(target.substring(TARGET.length()));
        if (operation == null) {
            return Answer.error(400, "UnknownOperationException", target + " is not answered by this local endpoint.");
        }
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return Answer.error(413, "RequestEntityTooLargeException", "The request is too large.");
        }
        Tree request;
        try {
            request = body.length == 0 ? new Tree() : Tree.parse(new String(body, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Answer.error(400, "SerializationException", String.valueOf(e.getMessage()));
        }
        try {
            return new Answer(200, operation.answer(request));
        } catch (ServiceException e) {
            return Answer.error(400, e.type(), String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            return Answer.error(500, "InternalServiceException", String.valueOf(e.getMessage()));
        }
    }

    /** Stops: runs that are not over are stopped and end as FAILED when the endpoint is started again. */
    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
        runs.close();
    }
}

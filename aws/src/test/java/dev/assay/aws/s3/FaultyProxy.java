package dev.assay.aws.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between client and server, counts, and does to requests what a test asks for. */
final class FaultyProxy implements AutoCloseable {
    /** Of the connection's own, and one that the server behind does not know. */
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "host",
            "connection",
            "content-length",
            "expect",
            "upgrade",
            "transfer-encoding",
            "date",
            "x-amz-request-payer");

    private final URI server;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private volatile Fault fault = (number, exchange) -> Optional.empty();
    private volatile Duration latency = Duration.ZERO;

    /** What happens to a request instead of being passed on; empty: nothing. Numbers begin with 1. */
    interface Fault {
        Optional<Harm> of(int number, HttpExchange request) throws IOException;
    }

    /**
     * A harm.
     *
     * @param status of the answer; 0: that of the server
     * @param code in the answer's body, as S3 says it
     * @param bodyBytes how many bytes of the server's body arrive before the connection breaks; -1: all
     * @param headers added to the answer, or put in place of the server's
     */
    record Harm(int status, String code, int bodyBytes, Map<String, String> headers) {
        static Harm answer(int status, String code) {
            return new Harm(status, code, -1, Map.of());
        }

        static Harm cutAfter(int bytes) {
            return new Harm(0, "", bytes, Map.of());
        }
    }

    FaultyProxy(URI server) throws IOException {
        this.server = server;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    FaultyProxy with(Fault wanted) {
        fault = wanted;
        return this;
    }

    FaultyProxy latency(Duration wanted) {
        latency = wanted;
        return this;
    }

    int requests() {
        return requests.get();
    }

    long bytes() {
        return bytes.get();
    }

    List<String> log() {
        return List.copyOf(log);
    }

    void reset() {
        requests.set(0);
        bytes.set(0);
        log.clear();
        fault = (number, exchange) -> Optional.empty();
        latency = Duration.ZERO;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            int number = requests.incrementAndGet();
            log.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
            Thread.sleep(latency.toMillis());
            Optional<Harm> harm = fault.of(number, exchange);
            if (harm.isPresent() && harm.get().status() > 0) {
                byte[] body = ("<?xml version=\"1.0\"?><Error><Code>"
                                + harm.get().code() + "</Code><Message>injected</Message></Error>")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getRequestBody().readAllBytes();
                harm.get()
                        .headers()
                        .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
                exchange.getResponseHeaders().set("Content-Type", "application/xml");
                boolean head = exchange.getRequestMethod().equals("HEAD");
                exchange.sendResponseHeaders(harm.get().status(), head ? -1 : body.length);
                if (!head) {
                    exchange.getResponseBody().write(body);
                }
            } else {
                pass(exchange, harm);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private void pass(HttpExchange exchange, Optional<Harm> harm) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(server + exchange.getRequestURI().toString()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        byte[] body = exchange.getRequestBody().readAllBytes();
        request.method(
                exchange.getRequestMethod(),
                body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        answer.headers().map().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT)) && !name.startsWith(":")) {
                exchange.getResponseHeaders().put(name, new ArrayList<>(values));
            }
        });
        harm.ifPresent(one -> one.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, value)));
        byte[] content = answer.body();
        bytes.addAndGet(content.length);
        boolean noBody =
                exchange.getRequestMethod().equals("HEAD") || answer.statusCode() == 204 || answer.statusCode() == 304;
        exchange.sendResponseHeaders(answer.statusCode(), noBody || content.length == 0 ? -1 : content.length);
        if (!noBody && content.length > 0) {
            int wanted = harm.map(Harm::bodyBytes).orElse(-1);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(content, 0, wanted < 0 ? content.length : Math.min(wanted, content.length));
            }
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}

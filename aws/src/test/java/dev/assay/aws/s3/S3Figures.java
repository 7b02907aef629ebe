package dev.assay.aws.s3;

import dev.assay.Assay;
import dev.assay.Ruleset;
import dev.assay.aws.AwsOptions;
import dev.assay.aws.s3proxy.S3Server;
import dev.assay.data.Dataset;
import dev.assay.readers.Datasets;
import dev.assay.readers.OpenOptions;
import dev.assay.result.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes the table of docs/s3.md: {@code S3Figures DATA RULESET...}. Server, proxy and engine share the machine, and the proxy waits before it passes
 * a request on.
 */
final class S3Figures {
    private static final int ROUNDS = 3;
    private static final long PIECE = 8 << 20;

    private S3Figures() {}

    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[0]).toAbsolutePath();
        Path folder = Files.createTempDirectory("assay-s3-figures");
        Files.createDirectories(folder.resolve("buckets/data"));
        Path object = folder.resolve("buckets/data/orders.parquet");
        try (S3Server server = S3Server.start(folder);
                FaultyProxy proxy = new FaultyProxy(server.endpoint())) {
            Files.copy(data, object);
            OpenOptions options = OpenOptions.DEFAULT.withStore(Map.of(
                    "endpoint", proxy.endpoint(), "path-style", "true", "region", "us-east-1", "anonymous", "true"));
            System.out.println(
                    "| ruleset | requests | bytes read | of the object | S3, 20 ms per request | local file | ratio |");
            System.out.println("|---|---|---|---|---|---|---|");
            for (String file : Arrays.asList(args).subList(1, args.length)) {
                Ruleset rules = Ruleset.read(Path.of(file));
                double local = median(() -> Datasets.open(data), rules);
                proxy.reset();
                proxy.latency(Duration.ofMillis(20));
                double remote = median(() -> Datasets.open("s3://data/orders.parquet", options), rules);
                int runs = ROUNDS + 1;
                System.out.printf(
                        "| `%s` | %d | %.1f MB | %.1f %% | %.2f s | %.2f s | %.2f |%n",
                        Path.of(file).getFileName(),
                        proxy.requests() / runs,
                        proxy.bytes() / runs / 1e6,
                        100.0 * proxy.bytes() / runs / Files.size(data),
                        remote,
                        local,
                        remote / local);
            }
            proxy.latency(Duration.ofMillis(20));
            System.out.printf(
                    "%nThe whole object by 16 threads and nothing else: %.2f s.%n",
                    download(AwsOptions.of(options.store()), Files.size(data)));
        } finally {
            Files.deleteIfExists(object);
        }
    }

    /** How long the store takes to hand out all of the object, by the requests that a scan makes. */
    private static double download(AwsOptions options, long length) throws Exception {
        S3Store store = S3Store.of(options);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            double best = Double.MAX_VALUE;
            for (int round = 0; round < 2; round++) {
                long start = System.nanoTime();
                List<Future<?>> pieces = new ArrayList<>();
                for (long from = 0; from < length; from += PIECE) {
                    long at = from;
                    int size = (int) Math.min(PIECE, length - from);
                    pieces.add(threads.submit(() -> {
                        store.read(new S3Location("data", "orders.parquet"), "", at, new byte[size], 0, size);
                        return null;
                    }));
                }
                for (Future<?> piece : pieces) {
                    piece.get();
                }
                best = Math.min(best, (System.nanoTime() - start) / 1e9);
            }
            return best;
        } finally {
            threads.shutdownNow();
        }
    }

    private interface Opening {
        Dataset open() throws IOException;
    }

    private static double median(Opening opening, Ruleset rules) throws Exception {
        double[] seconds = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            long start = System.nanoTime();
            Evaluation evaluation = Assay.check(rules, opening.open());
            if (round >= 0) {
                seconds[round] = (System.nanoTime() - start) / 1e9;
            }
            if (evaluation.outcomes().isEmpty()) {
                throw new IllegalStateException("no rule was evaluated");
            }
        }
        Arrays.sort(seconds);
        return seconds[ROUNDS / 2];
    }
}

package dev.assay.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.aws.s3proxy.S3Server;
import dev.assay.history.HistoryException;
import dev.assay.history.MetricsHistory;
import dev.assay.history.Point;
import dev.assay.history.Retention;
import dev.assay.history.Run;
import dev.assay.history.Series;
import dev.assay.history.StoredHistory;
import dev.assay.store.ObjectStore;
import dev.assay.store.ObjectStores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ObjectsTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final Series SERIES =
            new Series(Series.PRIMARY, "Dataset.*.RowCount", Optional.empty(), Optional.empty());

    @TempDir
    private static Path folder;

    private static S3Server server;
    private static FaultyProxy proxy;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start(folder);
        proxy = new FaultyProxy(server.endpoint());
        Files.createDirectories(folder.resolve("buckets/data"));
    }

    @AfterAll
    static void stop() {
        proxy.close();
        server.close();
    }

    @BeforeEach
    void noFaults() {
        proxy.reset();
    }

    @Test
    void objectsAreWrittenReadListedAndRemoved() throws Exception {
        ObjectStore store = open("s3://data/results/");
        store.write("a/1.json", bytes("one"));
        store.write("a/2.json", bytes("two"));
        Path file = Files.writeString(folder.resolve("three"), "three");
        store.writeFile("b/3.json", file);
        assertThat(store.read("a/1.json", 10)).contains(bytes("one"));
        assertThat(store.read("b/3.json", 10)).contains(bytes("three"));
        assertThat(store.read("none", 10)).isEmpty();
        assertThatThrownBy(() -> open("s3://nobucket/x").read("", 10))
                .hasMessageContaining("there is no bucket nobucket");
        assertThatThrownBy(() -> store.read("a/1.json", 2)).hasMessageContaining("larger than 2 bytes");
        assertThat(store.list("a/").stream().map(ObjectStore.Entry::name)).containsExactly("a/1.json", "a/2.json");
        store.delete("a/1.json");
        store.delete("a/1.json");
        assertThat(store.list("a/").stream().map(ObjectStore.Entry::name)).containsExactly("a/2.json");
        assertThat(open("s3://data/results/a/2.json").read("", 10)).contains(bytes("two"));
    }

    @Test
    void aRefusedWriteNamesThePermission() {
        proxy.with((number, request) -> Optional.of(FaultyProxy.Harm.answer(403, "AccessDenied")));
        assertThatThrownBy(() -> open("s3://data/results").write("x", bytes("x")))
                .hasMessageContaining("s3:PutObject on arn:aws:s3:::data/results/x was refused");
    }

    @Test
    void historiesOfSeveralWritersLoseNothing() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> appends = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int value = i;
                appends.add(() -> {
                    history(Retention.EVERYTHING).append(run(value));
                    return null;
                });
            }
            for (Future<Void> done : writers.invokeAll(appends)) {
                done.get();
            }
        } finally {
            writers.shutdownNow();
        }
        List<Point> points = history(Retention.EVERYTHING).last("orders", SERIES, 100, START.plusSeconds(1_000_000));
        assertThat(points).hasSize(40);
        assertThat(points.get(0).value()).isEqualTo(39);
        history(new Retention(OptionalInt.of(5), Optional.empty())).append(run(40));
        assertThat(history(Retention.EVERYTHING).last("orders", SERIES, 100, START.plusSeconds(1_000_000)))
                .hasSize(5);
    }

    @Test
    void aDamagedRunIsNamed() throws Exception {
        open("s3://data/history").write("broken/2024-01-01T000000Z.json", bytes("{"));
        assertThatThrownBy(() -> history(Retention.EVERYTHING).last("broken", SERIES, 1, START.plusSeconds(1)))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("s3://data/history/broken/2024-01-01T000000Z.json is damaged");
    }

    private static Run run(int value) {
        return new Run("orders", START.plusSeconds(60L * value), List.of(new Run.Value(SERIES, (long) value, true)));
    }

    private static MetricsHistory history(Retention retention) throws Exception {
        return StoredHistory.in(open("s3://data/history"), retention);
    }

    private static ObjectStore open(String uri) throws Exception {
        return ObjectStores.open(
                uri,
                Map.of(
                        "endpoint", proxy.endpoint(),
                        "path-style", "true",
                        "region", "us-east-1",
                        "anonymous", "true"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

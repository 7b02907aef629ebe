package dev.assay.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.metric.MetricKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredHistoryTest {
    private static final Series ROWS = Series.of(MetricKey.dataset("RowCount"), Optional.empty(), Optional.empty());
    private static final Series GERMAN =
            Series.of(MetricKey.column("a.b", "Mean"), Optional.of("country = 'DE'"), Optional.empty());
    private static final Instant START = Instant.parse("2025-03-01T06:00:00Z");

    @TempDir
    Path folder;

    private static Instant day(int number) {
        return START.plus(Duration.ofDays(number));
    }

    private static Run run(int day, long rows) {
        return new Run(
                "orders", day(day), List.of(new Run.Value(ROWS, rows, true), new Run.Value(GERMAN, rows / 4.0, true)));
    }

    private static List<Double> values(List<Point> points) {
        return points.stream().map(Point::value).toList();
    }

    private static Path file(Path folder, int day) {
        return folder.resolve("orders/" + day(day).toString().replace(":", "") + ".json");
    }

    @Test
    void givesTheLatestValuesBeforeAnInstantNewestFirst() throws IOException {
        MetricsHistory history = StoredHistory.at(folder);
        assertThat(history.last("orders", ROWS, 3, day(9))).isEmpty();
        for (int day = 0; day < 5; day++) {
            history.append(run(day, 100 + day));
        }
        assertThat(values(history.last("orders", ROWS, 3, day(9)))).containsExactly(104.0, 103.0, 102.0);
        assertThat(values(history.last("orders", ROWS, 9, day(2)))).containsExactly(101.0, 100.0);
        assertThat(history.last("orders", GERMAN, 1, day(9))).containsExactly(new Point(day(4), 26.0));
        assertThat(history.last("others", ROWS, 1, day(9))).isEmpty();
        assertThat(values(StoredHistory.at(folder).last("orders", ROWS, 1, day(9))))
                .containsExactly(104.0);
    }

    @Test
    void aRunOfTheSameInstantIsReplacedSoThatThePastCanBeFilledInAnyOrder() throws IOException {
        MetricsHistory history = StoredHistory.at(folder);
        for (int day : new int[] {3, 1, 2, 3}) {
            history.append(run(day, day * 10));
        }
        history.append(run(2, 99));
        assertThat(values(history.last("orders", ROWS, 9, day(9)))).containsExactly(30.0, 99.0, 10.0);
    }

    @Test
    void excludedValuesAreNotSeenUntilTheyAreIncludedAgain() throws IOException {
        MetricsHistory history = StoredHistory.at(folder);
        history.append(run(1, 10));
        history.append(run(2, 20));
        assertThat(history.annotate("orders", day(2), ROWS, false)).isTrue();
        assertThat(history.annotate("orders", day(7), ROWS, false)).isFalse();
        assertThat(values(history.last("orders", ROWS, 9, day(9)))).containsExactly(10.0);
        assertThat(values(history.last("orders", GERMAN, 9, day(9)))).containsExactly(5.0, 2.5);
        assertThat(history.annotate("orders", day(2), ROWS, true)).isTrue();
        assertThat(values(history.last("orders", ROWS, 9, day(9)))).containsExactly(20.0, 10.0);
    }

    @Test
    void filesArePlainToRead() throws IOException {
        StoredHistory.at(folder).append(run(1, 10));
        assertThat(Files.readString(file(folder, 1)))
                .contains("\"schemaVersion\" : 1")
                .contains("\"metric\" : \"Dataset.*.RowCount\"")
                .contains("\"where\" : \"country = 'DE'\"")
                .contains("\"value\" : 10\n")
                .contains("\"value\" : 2.5")
                .doesNotContain("included");
    }

    @Test
    void contextsMayHaveAnyNames() throws IOException {
        MetricsHistory history = StoredHistory.at(folder);
        for (String context : List.of("..", ".", "a/b", "a b", "é\n", "*")) {
            history.append(new Run(context, day(1), List.of(new Run.Value(ROWS, 1L, true))));
            assertThat(history.last(context, ROWS, 9, day(9))).as(context).hasSize(1);
        }
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).hasSize(6);
        }
    }

    @ParameterizedTest
    @CsvSource({"2,,20.0 30.0", ",1,20.0 30.0", "1,9,30.0"})
    void whatIsTooOldIsRemovedWhenNewRunsCome(Integer runs, Integer days, String kept) throws IOException {
        MetricsHistory history = StoredHistory.at(
                folder,
                new Retention(
                        runs == null ? OptionalInt.empty() : OptionalInt.of(runs),
                        Optional.ofNullable(days).map(Duration::ofDays)));
        for (int day = 1; day <= 3; day++) {
            history.append(run(day, day * 10));
        }
        List<String> left = new ArrayList<>();
        history.last("orders", ROWS, 9, day(9)).forEach(point -> left.add(0, String.valueOf(point.value())));
        assertThat(String.join(" ", left)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"schemaVersion\": 1, \"context\": \"or| is damaged",
                "[]| is damaged (no JSON object)",
                "''| is damaged",
                "{\"schemaVersion\": 2, \"values\": {}}| was written by a newer version (schemaVersion 2",
                "{\"schemaVersion\": 1, \"context\": \"orders\", \"at\": \"yesterday\", \"values\": []}| 'at' is no instant",
                "{\"schemaVersion\": 1, \"context\": \"orders\", \"at\": \"2025-03-01T06:00:00Z\"}| is missing",
                "{\"schemaVersion\": 1, \"context\": \"orders\", \"at\": \"2025-03-01T06:00:00Z\", \"values\": [{\"metric\": \"x\"}]}"
                        + "| a value without metric or number",
            })
    void aDamagedFileIsNamedAndNotSkipped(String content, String message) throws IOException {
        MetricsHistory history = StoredHistory.at(folder);
        history.append(run(1, 10));
        history.append(run(2, 20));
        Files.writeString(file(folder, 2), content);
        assertThatThrownBy(() -> history.last("orders", ROWS, 9, day(9)))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining(file(folder, 2).toString())
                .hasMessageContaining(message);
        // What is older than the question is not read.
        assertThat(values(history.last("orders", ROWS, 9, day(2)))).containsExactly(10.0);
    }

    @Test
    void filesOfOthersAndRemainsOfACrashAreNoRuns() throws IOException {
        MetricsHistory history = StoredHistory.at(folder);
        history.append(run(1, 10));
        Files.writeString(folder.resolve("orders/.12345.assay.tmp"), "{\"schemaVersion\": 1, ");
        Files.writeString(folder.resolve("orders/readme.json"), "hello");
        assertThat(values(history.last("orders", ROWS, 9, day(9)))).containsExactly(10.0);
    }

    @Test
    void onlyAsManyFilesAreReadAsAreNeeded() throws IOException {
        MetricsHistory history = StoredHistory.at(folder);
        for (int day = 0; day < 4; day++) {
            history.append(run(day, day));
        }
        Files.writeString(file(folder, 0), "damaged");
        assertThat(values(history.last("orders", ROWS, 3, day(9)))).containsExactly(3.0, 2.0, 1.0);
    }

    @Test
    void manyWritersLoseNothing() throws Exception {
        int writers = 8;
        int each = 25;
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                int first = writer * each;
                MetricsHistory own = StoredHistory.at(folder);
                work.add(() -> {
                    for (int day = first; day < first + each; day++) {
                        own.append(run(day, day));
                        own.last("orders", ROWS, 1, day(1000));
                    }
                    return null;
                });
            }
            for (Future<Void> done : pool.invokeAll(work)) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(StoredHistory.at(folder).last("orders", ROWS, 1000, day(1000)))
                .hasSize(writers * each);
        try (Stream<Path> left = Files.list(folder.resolve("orders"))) {
            assertThat(left).noneMatch(file -> file.toString().endsWith(".tmp"));
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> StoredHistory.at(file).append(run(1, 1)))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("cannot be written");
    }

    @Test
    void theHistoryInMemoryAnswersTheSame() throws IOException {
        MetricsHistory disk = StoredHistory.at(folder);
        MetricsHistory memory = new InMemoryHistory();
        for (MetricsHistory history : List.of(disk, memory)) {
            for (int day : new int[] {3, 1, 2, 3}) {
                history.append(run(day, day * 10));
            }
            history.annotate("orders", day(2), ROWS, false);
        }
        for (int limit = 1; limit < 4; limit++) {
            for (int day = 0; day < 5; day++) {
                assertThat(memory.last("orders", ROWS, limit, day(day)))
                        .isEqualTo(disk.last("orders", ROWS, limit, day(day)));
            }
        }
    }
}

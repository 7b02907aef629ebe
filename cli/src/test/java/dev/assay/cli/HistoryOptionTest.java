package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --history} through the whole command. */
class HistoryOptionTest {
    @TempDir
    Path folder;

    private Path store = Path.of("");
    private Path rules = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        store = folder.resolve("metrics");
        rules = Files.writeString(
                folder.resolve("orders.dqdl"),
                "Rules = [ RowCount >= 0.5 * avg(last(7)), DetectAnomalies \"RowCount\" ]");
    }

    private Run check(int day, int rows, String... more) throws IOException {
        Path data = Files.writeString(folder.resolve("orders.csv"), "id\n" + "1\n".repeat(rows));
        List<String> arguments = new ArrayList<>(List.of(
                "check",
                rules.toString(),
                data.toString(),
                "--history",
                store.toString(),
                "--now",
                String.format("2025-03-%02dT06:00:00Z", day)));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(new String[0]));
    }

    @Test
    void thePastIsFilledInAndLookedBackAt() throws IOException {
        for (int day = 1; day <= 6; day++) {
            Run run = check(day, 100 + day % 2);
            assertThat(run.code()).as(run.out() + run.err()).isZero();
        }
        Run run = check(7, 10, "--format", "json");
        assertThat(run.code()).isEqualTo(ExitCode.NOT_PASSED);
        assertThat(run.out())
                .contains("\"evaluatedRule\": \"RowCount >= 50.25\"")
                .contains("is outside the predicted range")
                .contains("An anomaly was detected for metric Dataset.*.RowCount");
        try (Stream<Path> files = Files.list(store.resolve("orders"))) {
            assertThat(files).hasSize(7);
        }
    }

    @Test
    void theFirstRunIsJudgedAgainstZeroOrPasses() throws IOException {
        Files.writeString(rules, "Rules = [ RowCount <= 1.5 * avg(last(7)) ]");
        assertThat(check(1, 10).code()).isEqualTo(ExitCode.NOT_PASSED);
        assertThat(check(1, 10, "--set", "empty-history=PASS").code()).isZero();
    }

    @Test
    void retentionRemovesOldRuns() throws IOException {
        for (int day = 1; day <= 5; day++) {
            check(day, 10, "--set", "history-runs=2");
        }
        try (Stream<Path> files = Files.list(store.resolve("orders"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("2025-03-04T060000Z.json", "2025-03-05T060000Z.json");
        }
    }

    @Test
    void whatCannotBeKeptEndsWithFourAndAWholeResult() throws IOException {
        Files.createDirectories(store);
        Files.writeString(store.resolve("orders"), "in the way");
        Files.writeString(rules, "Rules = [ RowCount > 0 ]");
        Run run = check(1, 10);
        assertThat(run.code()).isEqualTo(ExitCode.NOT_WRITTEN);
        assertThat(run.out()).contains("1 of 1 rule passed");
        assertThat(run.err()).contains("the metrics of this run are not kept").contains(store.toString());
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        check(1, 10);
        Files.writeString(store.resolve("orders/2025-03-01T060000Z.json"), "{\"schemaVersion\": 9}");
        Run run = check(2, 10);
        assertThat(run.code()).isEqualTo(ExitCode.NOT_PASSED);
        assertThat(run.out().replaceAll("\\s+", " ")).contains("was written by a newer version (schemaVersion 9");
    }

    @Test
    void otherStoresAreWrongUsage() throws IOException {
        store = Path.of("x");
        Run run = Run.of("check", rules.toString(), "x.csv", "--history", "gs://bucket/metrics");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("no store with the scheme 'gs' is installed");
    }
}

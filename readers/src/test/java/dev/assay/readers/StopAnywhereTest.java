package dev.assay.readers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Assay;
import dev.assay.EvaluationBuilder;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.result.Evaluation;
import dev.assay.scan.CancelledException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Evaluations of real files, interrupted at random instants: the whole result or none, and nothing left behind. */
class StopAnywhereTest {
    private static final List<String> READABLE = List.of(
            "csv/late_type_change_row_25001.csv.gz",
            "json/late_new_column_row_30001.ndjson.gz",
            "arrow/ok_file.arrow",
            "datasets/ds_hive_evolution");

    @Test
    void givesTheWholeResultOrNone() throws Exception {
        int rounds = CorpusFiles.isFullRun() ? 1_000 : 60;
        System.out.println("interrupting " + rounds + " evaluations (1,000 with -Pfull)");
        Random random = new Random(20_261);
        Set<Path> temporary = temporaryFiles();
        int stopped = 0;
        for (String name : READABLE) {
            Dataset dataset =
                    Datasets.open(Path.of("src/test/resources/corpus-made").resolve(name));
            EvaluationBuilder evaluation = Assay.evaluation(EveryRule.of(dataset), dataset)
                    .now(Instant.parse("2026-01-01T00:00:00Z"))
                    .threads(3);
            Evaluation expected = evaluation.run();
            long started = System.nanoTime();
            evaluation.run();
            long usual = System.nanoTime() - started;
            for (int round = 0; round < rounds / READABLE.size(); round++) {
                boolean whole = interrupted((long) (random.nextDouble() * usual), () -> {
                    assertThat(evaluation.run().outcomes()).isEqualTo(expected.outcomes());
                });
                stopped += whole ? 0 : 1;
            }
        }
        assertThat(stopped).as("evaluations that were stopped").isPositive();
        assertThat(temporaryFiles()).isEqualTo(temporary);
    }

    private interface Work {
        void run() throws DataException;
    }

    /** Whether the work came to its end. */
    private static boolean interrupted(long afterNanos, Work work) throws Exception {
        FutureTask<Boolean> task = new FutureTask<>(endedOrStopped(work));
        Thread thread = new Thread(task, "stopped");
        thread.start();
        TimeUnit.NANOSECONDS.sleep(afterNanos);
        thread.interrupt();
        // Far more than the second that is promised: a busy machine must not fail the test, an endless loop must.
        thread.join(TimeUnit.SECONDS.toMillis(60));
        assertThat(thread.isAlive())
                .as("still running a minute after it was interrupted")
                .isFalse();
        assertThat(scanThreads()).isEmpty();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static Callable<Boolean> endedOrStopped(Work work) {
        return () -> {
            try {
                work.run();
                return true;
            } catch (CancelledException e) {
                assertThat(Thread.currentThread().isInterrupted())
                        .as("the interrupt is kept")
                        .isTrue();
                return false;
            }
        };
    }

    private static List<String> scanThreads() {
        List<String> names = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("assay-scan") && thread.isAlive()) {
                names.add(thread.getName());
            }
        }
        return names;
    }

    private static Set<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("assay"))
                    .collect(Collectors.toSet());
        }
    }
}

package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.Dataset;
import dev.assay.data.LimitException;
import dev.assay.data.memory.Records;
import dev.assay.scan.CancelledException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An evaluation that is stopped claims nothing and leaves nothing behind. */
class StoppingTest {
    record Row(long id, String text) {}

    private static Dataset table() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            rows.add(new Row(i, "text " + i));
        }
        return Records.of("table", rows).withRowsPerSplit(10);
    }

    private static EvaluationBuilder evaluation(int threads) throws Exception {
        return Assay.evaluation(Ruleset.parse("Rules = [ IsUnique \"text\", Mean \"id\" > 0 ]"), table())
                .threads(threads);
    }

    @Test
    void keepsTheInterruptAndClaimsNoResult() throws Exception {
        for (int threads : new int[] {1, 3}) {
            EvaluationBuilder evaluation = evaluation(threads);
            Thread.currentThread().interrupt();
            assertThatThrownBy(evaluation::run)
                    .isInstanceOf(CancelledException.class)
                    .hasMessage("the evaluation was interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void stopsInTheMiddleWhenInterrupted() throws Exception {
        Thread reader = Thread.currentThread();
        EvaluationBuilder evaluation = evaluation(2).progress((dataset, done, total, rows) -> {
            if (done == 20) {
                reader.interrupt();
            }
        });
        assertThatThrownBy(evaluation::run).isInstanceOf(CancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(scanThreads()).isZero();
    }

    @Test
    void namesTheTimeLimit() throws Exception {
        assertThatThrownBy(evaluation(2).timeout(Duration.ZERO)::run)
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("did not finish within 0 s")
                .hasMessageContaining("--timeout");
    }

    @Test
    void runsAgainAfterItWasStopped() throws Exception {
        EvaluationBuilder evaluation = evaluation(2);
        Thread.currentThread().interrupt();
        assertThatThrownBy(evaluation::run).isInstanceOf(CancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(evaluation.run().passed()).isTrue();
    }

    private static long scanThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("assay-scan"))
                .count();
    }
}

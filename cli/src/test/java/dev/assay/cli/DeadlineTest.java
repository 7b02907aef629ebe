package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DeadlineTest {
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void interruptsTheWorkerAndTakesTheInterruptionBack() {
        try (Deadline deadline = new Deadline(Optional.of(Duration.ofMillis(20)))) {
            assertThatThrownBy(() -> Thread.sleep(600_000)).isInstanceOf(InterruptedException.class);
            assertThat(deadline.passed().orElseThrow())
                    .hasMessage("not done after 0.02s (--timeout); there is no result");
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void doesNothingWhenClosedInTime() {
        try (Deadline deadline = new Deadline(Optional.of(Duration.ofHours(1)))) {
            assertThat(deadline.passed()).isEmpty();
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void hasNoLimitUnlessGiven() {
        try (Deadline deadline = new Deadline(Optional.empty())) {
            assertThat(deadline.passed()).isEmpty();
        }
    }
}

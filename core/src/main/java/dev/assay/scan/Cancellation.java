package dev.assay.scan;

import dev.assay.data.DataException;
import dev.assay.data.LimitException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Tells the workers of an evaluation to stop: the caller was interrupted, somebody cancelled, or time ran out. Thread-safe. */
public final class Cancellation {
    private final long deadlineNanos;
    private final Optional<Duration> timeout;
    private final AtomicReference<String> reason = new AtomicReference<>();

    /** @param timeout how long the evaluation may take, from now; empty: as long as it takes */
    public Cancellation(Optional<Duration> timeout) {
        this.timeout = timeout;
        this.deadlineNanos =
                System.nanoTime() + timeout.map(Cancellation::nanos).orElse(0L);
    }

    /** Stops the evaluation at the next batch. The first reason stands. */
    public void cancel(String why) {
        reason.compareAndSet(null, why);
    }

    /**
     * Called between batches. An interrupt of the calling thread counts; its flag is kept.
     *
     * @throws LimitException if time ran out
     * @throws CancelledException if the evaluation was cancelled or this thread interrupted
     */
    public void check() throws DataException {
        if (Thread.currentThread().isInterrupted()) {
            cancel("the evaluation was interrupted");
        }
        String why = reason.get();
        if (why != null) {
            throw new CancelledException(why);
        }
        if (timeout.isPresent() && System.nanoTime() - deadlineNanos > 0) {
            throw new LimitException("the evaluation did not finish within " + text(timeout.get())
                    + "; no result is claimed; raise the limit with --timeout");
        }
    }

    private static String text(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    private static long nanos(Duration duration) {
        try {
            return Math.min(duration.toNanos(), Long.MAX_VALUE / 4);
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE / 4;
        }
    }
}

package dev.assay.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Interrupts the thread that made it when time runs out, unless it is closed before. */
final class Deadline implements AutoCloseable {
    private final Thread worker = Thread.currentThread();
    private final Optional<Duration> limit;
    private boolean passed;
    private boolean closed;

    /** @param limit empty for no limit */
    Deadline(Optional<Duration> limit) {
        this.limit = limit;
        if (limit.isPresent()) {
            Thread watch = new Thread(() -> watch(limit.get()), "assay-deadline");
            watch.setDaemon(true);
            watch.start();
        }
    }

    /** Something that may take long. */
    interface Work<T> {
        T run() throws UsageException, IOException;
    }

    /**
     * Does the work within a limit.
     *
     * @param limit empty for no limit
     * @throws PassedException if it was not done in time
     */
    static <T> T within(Optional<Duration> limit, Work<T> work) throws PassedException, UsageException, IOException {
        try (Deadline deadline = new Deadline(limit)) {
            try {
                return work.run();
            } catch (IOException | RuntimeException e) {
                Optional<PassedException> passed = deadline.passed();
                if (passed.isPresent()) {
                    throw passed.get();
                }
                throw e;
            }
        }
    }

    private void watch(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (this) {
            try {
                for (long left = end - System.nanoTime(); left > 0 && !closed; left = end - System.nanoTime()) {
                    wait(left / 1_000_000 + 1);
                }
            } catch (InterruptedException e) {
                return;
            }
            if (!closed) {
                passed = true;
                worker.interrupt();
            }
        }
    }

    /** The exception to end with, if time ran out; then the interruption is taken back. */
    synchronized Optional<PassedException> passed() {
        if (!passed) {
            return Optional.empty();
        }
        Thread.interrupted();
        return Optional.of(new PassedException(
                "not done after " + limit.map(Values::text).orElse("") + " (--timeout); there is no result"));
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (passed) {
            // Too late: the work is done. What follows is not to be interrupted.
            Thread.interrupted();
        }
        notifyAll();
    }

    /** Time ran out. */
    static final class PassedException extends Exception {
        private static final long serialVersionUID = 1L;

        PassedException(String message) {
            super(message);
        }
    }
}

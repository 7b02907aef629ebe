package dev.assay.scan;

import dev.assay.analyzer.Settling;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.Split;
import dev.assay.data.SplitStatistics;
import dev.assay.result.Cause;
import dev.assay.result.ScanSummary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.OutOfMemoryException;
import org.jspecify.annotations.Nullable;

/**
 * One pass over one dataset. The splits are a work queue; a worker takes the next one, answers what its statistics decide and reads
 * the rest. The tables that measurements share live until {@link #close()}, because states refer to them.
 */
public final class Scan implements AutoCloseable {
    private final Dataset dataset;
    private final ScanSettings settings;
    private final List<Slot<?>> slots = new ArrayList<>();

    private final AtomicInteger nextSplit = new AtomicInteger();
    private final AtomicInteger skippedSplits = new AtomicInteger();
    private final AtomicLong rowsRead = new AtomicLong();
    private final AtomicLong bytesRead = new AtomicLong();
    private final Object progress = new Object();
    private int splitsDone;
    private @Nullable Throwable firstError;

    public Scan(Dataset dataset, Collection<? extends Measurement<?>> measurements, ScanSettings settings) {
        this.dataset = dataset;
        this.settings = settings;
        ColumnTypes types = new ColumnTypes(dataset.schema());
        for (Measurement<?> measurement : measurements) {
            slots.add(new Slot<>(measurement, types, settings.tables()));
        }
    }

    /**
     * Runs the scan; once.
     *
     * @throws DataException if any data that was needed could not be read, or the scan was cancelled; nothing partial is returned
     */
    public ScanResult run() throws DataException {
        long started = System.nanoTime();
        // A schema that rests on a sample is only confirmed by a scan of everything, whatever its projection.
        List<Split> splits = slots.isEmpty() && dataset.isSchemaCertain() ? List.of() : dataset.splits();
        try (Prefetcher prefetcher = new Prefetcher(splits, slots, settings)) {
            inParallel(splits.size(), () -> work(splits, prefetcher));
        }
        rethrow();
        settle();
        rethrow();
        Map<Measurement<?>, Measured<?>> answers = new LinkedHashMap<>();
        for (Slot<?> slot : slots) {
            answers.put(slot.measurement(), slot.result(splits.size()));
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        return new ScanResult(
                answers, new ScanSummary(rowsRead.get(), bytesRead.get(), splits.size(), skippedSplits.get(), seconds));
    }

    /** Frees what the measurements shared; their states are void afterwards. */
    @Override
    public void close() {
        slots.forEach(Slot::release);
    }

    /** The work that tables shared by the threads have left when everything is read: counting, part by part. */
    private void settle() {
        List<Settlement> due = new ArrayList<>();
        for (Slot<?> slot : slots) {
            slot.settling().ifPresent(table -> {
                for (int part = 0; part < table.parts(); part++) {
                    due.add(new Settlement(slot, table, part));
                }
            });
        }
        AtomicInteger next = new AtomicInteger();
        inParallel(due.size(), () -> {
            for (int i = next.getAndIncrement(); i < due.size() && !stopped(); i = next.getAndIncrement()) {
                try {
                    settings.cancellation().check();
                    due.get(i).run();
                } catch (DataException | RuntimeException | Error e) {
                    fail(e);
                }
            }
        });
    }

    private record Settlement(Slot<?> slot, Settling table, int part) {
        void run() {
            if (slot.failed()) {
                return;
            }
            try {
                table.settle(part);
            } catch (DataException | OutOfMemoryException e) {
                // As while reading: a limit is the measurement's end, not the scan's.
                slot.fail(Cause.LIMIT, slot.measurement().label() + ": " + e.getMessage());
            }
        }
    }

    /** Runs the same work on as many threads as there are tasks, at most; the caller's is one of them. */
    private void inParallel(int tasks, Runnable work) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i < Math.min(settings.threads(), tasks); i++) {
            Thread thread = new Thread(work, "assay-scan-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        // The caller's thread is a worker too: an interrupt reaches it between batches.
        work.run();
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    settings.cancellation().cancel("the evaluation was interrupted");
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(List<Split> splits, Prefetcher prefetcher) {
        SplitReader reader = new SplitReader(dataset, settings);
        while (true) {
            int index = nextSplit.getAndIncrement();
            if (index >= splits.size() || stopped()) {
                return;
            }
            try {
                prefetcher.reach(index);
                process(index, splits.get(index), reader);
                prefetcher.release(index);
            } catch (DataException | RuntimeException | Error e) {
                fail(e);
                return;
            }
            done(splits.size());
        }
    }

    private void process(int index, Split split, SplitReader reader) throws DataException {
        settings.cancellation().check();
        SplitStatistics statistics = settings.useStatistics() ? split.statistics() : SplitStatistics.NONE;
        List<Slot<?>> undecided = new ArrayList<>();
        for (Slot<?> slot : slots) {
            if (!slot.failed() && !slot.answer(index, statistics)) {
                undecided.add(slot);
            }
        }
        if (undecided.isEmpty() && dataset.isSchemaCertain()) {
            skippedSplits.incrementAndGet();
            return;
        }
        SplitReader.Amount amount = reader.read(index, split, undecided);
        rowsRead.addAndGet(amount.rows());
        bytesRead.addAndGet(amount.bytes());
    }

    private void done(int total) {
        synchronized (progress) {
            splitsDone++;
            settings.listener().splitDone(dataset.name(), splitsDone, total, rowsRead.get());
        }
    }

    private boolean stopped() {
        synchronized (progress) {
            return firstError != null;
        }
    }

    private void fail(Throwable error) {
        synchronized (progress) {
            if (firstError == null) {
                firstError = error;
            } else if (firstError != error) {
                firstError.addSuppressed(error);
            }
        }
    }

    private void rethrow() throws DataException {
        Throwable error;
        synchronized (progress) {
            error = firstError;
        }
        if (error instanceof DataException data) {
            throw data;
        }
        if (error instanceof RuntimeException unexpected) {
            throw unexpected;
        }
        if (error instanceof Error fatal) {
            throw fatal;
        }
    }
}

package dev.assay.scan;

import dev.assay.analyzer.Accumulator;
import dev.assay.analyzer.AnalyzerContext;
import dev.assay.analyzer.Settling;
import dev.assay.analyzer.State;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnType;
import dev.assay.data.DataException;
import dev.assay.data.Projection;
import dev.assay.data.SplitStatistics;
import dev.assay.result.Cause;
import dev.assay.result.Origin;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * One measurement during a scan: collects the states of all splits, holds the table its threads share, and remembers its failure.
 * Thread-safe.
 */
final class Slot<S extends State<S>> {
    private final Measurement<S> measurement;
    private final ColumnTypes types;
    private final BufferAllocator allocator;
    private final OrderedMerge<S> merge;
    private final AtomicBoolean fromStatistics = new AtomicBoolean();
    private final AtomicBoolean fromData = new AtomicBoolean();

    private final Object lock = new Object();
    private @Nullable MeasurementFailure failure;
    private @Nullable AutoCloseable table;
    private int users;

    Slot(Measurement<S> measurement, ColumnTypes types, BufferAllocator allocator) {
        this.measurement = measurement;
        this.types = types;
        this.allocator = allocator;
        this.merge = new OrderedMerge<>(identity());
    }

    private S identity() {
        return measurement
                .analyzer()
                .identity(context(Projection.of(measurement.analyzer().columns())));
    }

    Measurement<S> measurement() {
        return measurement;
    }

    boolean failed() {
        synchronized (lock) {
            return failure != null;
        }
    }

    /** Answers a split without reading it, if its statistics decide. */
    boolean answer(int split, SplitStatistics statistics) {
        Optional<S> state = measurement.fromStatistics(statistics, this::identity);
        state.ifPresent(known -> {
            fromStatistics.set(true);
            merge.add(split, known);
        });
        return state.isPresent();
    }

    /** Starts reading a split. */
    Running<S> start(int split, Projection projection) {
        synchronized (lock) {
            users++;
        }
        try {
            return new Running<>(this, split, measurement.analyzer().accumulator(context(projection)));
        } catch (RuntimeException | Error e) {
            leave();
            throw e;
        }
    }

    void fail(Cause cause, String message) {
        synchronized (lock) {
            if (failure == null) {
                failure = new MeasurementFailure(cause, message);
            }
        }
    }

    void finished(int split, S state) {
        fromData.set(true);
        merge.add(split, state);
    }

    /** A thread no longer uses the shared table. The table of a failed measurement is freed at once: others may need the memory. */
    void leave() {
        AutoCloseable idle = null;
        synchronized (lock) {
            users--;
            if (users == 0 && failure != null) {
                idle = table;
                table = null;
            }
        }
        close(idle);
    }

    /** The shared table, if it has work left when all splits are finished. */
    Optional<Settling> settling() {
        synchronized (lock) {
            return failure == null && table instanceof Settling settling ? Optional.of(settling) : Optional.empty();
        }
    }

    Measured<S> result(int splits) {
        Origin origin = fromData.get()
                ? (fromStatistics.get() ? Origin.BOTH : Origin.DATA)
                : (fromStatistics.get() ? Origin.STATISTICS : Origin.NONE);
        synchronized (lock) {
            MeasurementFailure known = failure;
            if (known != null) {
                return new Measured<S>(Optional.empty(), Optional.of(known), origin);
            }
            return new Measured<S>(Optional.of(merge.result(splits)), Optional.empty(), origin);
        }
    }

    /** Frees the shared table at the end of the evaluation. */
    void release() {
        AutoCloseable last;
        synchronized (lock) {
            last = table;
            table = null;
        }
        close(last);
    }

    private static void close(@Nullable AutoCloseable closeable) {
        if (closeable == null) {
            return;
        }
        try {
            closeable.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a shared table could not be closed", e);
        }
    }

    private AnalyzerContext context(Projection projection) {
        return new AnalyzerContext() {
            @Override
            public int ordinal(ColumnPath path) {
                return projection.ordinal(path);
            }

            @Override
            public ColumnType type(ColumnPath path) {
                return types.of(path);
            }

            @Override
            public BufferAllocator allocator() {
                return allocator;
            }

            @Override
            public <T extends AutoCloseable> T shared(Class<T> type, Function<BufferAllocator, T> create) {
                synchronized (lock) {
                    AutoCloseable current = table;
                    if (current == null) {
                        current = create.apply(allocator);
                        table = current;
                    }
                    return type.cast(current);
                }
            }
        };
    }

    /** An accumulator at work on one split, on one thread. */
    static final class Running<S extends State<S>> implements AutoCloseable {
        private final Slot<S> slot;
        private final int split;
        private final Accumulator<S> accumulator;

        Running(Slot<S> slot, int split, Accumulator<S> accumulator) {
            this.slot = slot;
            this.split = split;
            this.accumulator = accumulator;
        }

        Slot<S> slot() {
            return slot;
        }

        Accumulator<S> accumulator() {
            return accumulator;
        }

        void finish() throws DataException {
            slot.finished(split, accumulator.finish());
        }

        @Override
        public void close() {
            try {
                accumulator.close();
            } finally {
                slot.leave();
            }
        }
    }
}

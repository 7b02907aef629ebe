package dev.assay.testing;

import dev.assay.analyzer.Accumulator;
import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.AnalyzerContext;
import dev.assay.analyzer.State;
import dev.assay.batch.Batch;
import dev.assay.batch.RowMask;
import dev.assay.data.BatchReader;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnType;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/**
 * Runs analyzers over a dataset as an evaluation would, one split after the other, with any batch size and any set of rows in scope.
 * {@link #close()} closes shared tables and fails if memory is left over.
 */
public final class TestScan implements AutoCloseable {
    private final CheckingDataset dataset;
    private final BufferAllocator allocator;
    private final List<Context> contexts = new ArrayList<>();
    private int batchRows = Integer.MAX_VALUE;
    private LongPredicate scope = row -> true;

    /** A scan without limits. */
    public TestScan(Dataset dataset) {
        this(dataset, Long.MAX_VALUE);
    }

    /** A scan whose allocator ends at a limit. */
    public TestScan(Dataset dataset, long memoryLimit) {
        this.dataset = new CheckingDataset(dataset);
        this.allocator = new RootAllocator(memoryLimit);
    }

    /** Cuts batches into pieces of at most so many rows. */
    public TestScan withBatchRows(int rows) {
        batchRows = rows;
        return this;
    }

    /** Takes only rows whose number within their split, from 0, satisfies a condition. */
    public TestScan where(LongPredicate rowInSplit) {
        scope = rowInSplit;
        return this;
    }

    /** The merged state of all splits. */
    public <S extends State<S>> S run(Analyzer<S> analyzer) throws DataException {
        Context context = new Context(Projection.of(analyzer.columns()));
        contexts.add(context);
        S state = analyzer.identity(context);
        for (Split split : dataset.splits()) {
            state = state.merge(split(analyzer, context, split));
        }
        return state;
    }

    /** The states of the splits. */
    public <S extends State<S>> List<S> states(Analyzer<S> analyzer) throws DataException {
        Context context = new Context(Projection.of(analyzer.columns()));
        contexts.add(context);
        List<S> states = new ArrayList<>();
        for (Split split : dataset.splits()) {
            states.add(split(analyzer, context, split));
        }
        return states;
    }

    /** Runs each split on a thread of its own, in no order. */
    public <S extends State<S>> S runConcurrently(Analyzer<S> analyzer) throws Exception {
        Context context = new Context(Projection.of(analyzer.columns()));
        contexts.add(context);
        List<Split> splits = dataset.splits();
        List<S> states = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < splits.size(); i++) {
            states.add(analyzer.identity(context));
            int index = i;
            Thread thread = new Thread(() -> {
                try {
                    S state = split(analyzer, context, splits.get(index));
                    synchronized (states) {
                        states.set(index, state);
                    }
                } catch (Throwable e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.size() + " threads failed", failures.get(0));
        }
        S state = analyzer.identity(context);
        for (S each : states) {
            state = state.merge(each);
        }
        return state;
    }

    private <S extends State<S>> S split(Analyzer<S> analyzer, Context context, Split split) throws DataException {
        Batch batch = new Batch();
        RowMask mask = new RowMask();
        long row = 0;
        try (Accumulator<S> accumulator = analyzer.accumulator(context);
                BatchReader reader = split.open(context.projection, allocator)) {
            while (reader.next()) {
                VectorSchemaRoot root = reader.batch();
                for (int from = 0; from < root.getRowCount(); from += Math.min(batchRows, root.getRowCount() - from)) {
                    int rows = Math.min(batchRows, root.getRowCount() - from);
                    boolean whole = rows == root.getRowCount();
                    VectorSchemaRoot piece = whole ? root : root.slice(from, rows);
                    batch.load(piece, reader.dictionaries(), context.projection, row);
                    mask.clear(rows);
                    for (int i = 0; i < rows; i++) {
                        if (scope.test(row + i)) {
                            mask.add(i);
                        }
                    }
                    try {
                        accumulator.add(batch, mask);
                    } finally {
                        if (!whole) {
                            piece.close();
                        }
                    }
                    row += rows;
                }
            }
            return accumulator.finish();
        }
    }

    /** Bytes allocated at the moment. */
    public long allocated() {
        return allocator.getAllocatedMemory();
    }

    @Override
    public void close() {
        try {
            for (Context context : contexts) {
                context.close();
            }
            dataset.assertAllClosed();
        } finally {
            allocator.close();
        }
    }

    private final class Context implements AnalyzerContext {
        private final Projection projection;
        private @Nullable AutoCloseable shared;

        Context(Projection projection) {
            this.projection = projection;
        }

        @Override
        public int ordinal(ColumnPath path) {
            return projection.ordinal(path);
        }

        @Override
        public ColumnType type(ColumnPath path) {
            List<Field> fields = dataset.schema().getFields();
            Field found = null;
            for (String name : path.parts()) {
                found = fields.stream()
                        .filter(field -> field.getName().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no column " + path));
                fields = found.getChildren();
            }
            if (found == null) {
                throw new IllegalArgumentException("no column " + path);
            }
            return ColumnType.of(found);
        }

        @Override
        public BufferAllocator allocator() {
            return allocator;
        }

        @Override
        public synchronized <T extends AutoCloseable> T shared(Class<T> type, Function<BufferAllocator, T> create) {
            if (shared == null) {
                shared = create.apply(allocator);
            }
            return type.cast(shared);
        }

        void close() {
            if (shared != null) {
                try {
                    shared.close();
                } catch (Exception e) {
                    throw new AssertionError("closing a shared object failed", e);
                }
            }
        }
    }
}

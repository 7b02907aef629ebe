package dev.assay.testing;

import dev.assay.data.BatchReader;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.FileFacts;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import dev.assay.data.SplitStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A dataset that watches both sides of the contract: the reader's batches (columns, sizes, dictionaries, row counts that agree with the
 * statistics) and the caller's calls (order, one thread, closing, no use of a batch after the next one). Breaches end in {@link
 * AssertionError}. Batches are handed out as copies that are freed at the next call, so that a kept reference is noticed.
 */
public final class CheckingDataset implements Dataset {
    private static final int MAX_ROWS = 65_536;
    private static final long MAX_BYTES = 16L << 20;

    private final Dataset checked;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();

    public CheckingDataset(Dataset checked) {
        this.checked = checked;
    }

    /** Fails if a reader has been left open. */
    public void assertAllClosed() {
        if (open.get() != 0) {
            throw new AssertionError(open.get() + " of " + opened.get() + " readers of " + name() + " were not closed");
        }
    }

    /** How many readers have been opened so far. */
    public int readersOpened() {
        return opened.get();
    }

    @Override
    public String name() {
        return checked.name();
    }

    @Override
    public Schema schema() {
        Schema schema = checked.schema();
        schema.getFields()
                .forEach(field ->
                        check(field.getDictionary() == null, "schema field " + field + " is dictionary-encoded"));
        return schema;
    }

    @Override
    public boolean isSchemaCertain() {
        return checked.isSchemaCertain();
    }

    @Override
    public List<Split> splits() throws DataException {
        List<Split> splits = new ArrayList<>();
        for (Split split : checked.splits()) {
            splits.add(new CheckedSplit(split));
        }
        return splits;
    }

    @Override
    public Optional<FileFacts> files() {
        return checked.files();
    }

    @Override
    public List<String> warnings() {
        return checked.warnings();
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private final class CheckedSplit implements Split {
        private final Split split;

        CheckedSplit(Split split) {
            this.split = split;
        }

        @Override
        public String description() {
            return split.description();
        }

        @Override
        public SplitStatistics statistics() {
            return split.statistics();
        }

        @Override
        public boolean storesColumnsApart() {
            return split.storesColumnsApart();
        }

        @Override
        public long bytes() {
            return split.bytes();
        }

        @Override
        public BatchReader open(Projection projection, BufferAllocator allocator) throws DataException {
            BatchReader reader = split.open(projection, allocator);
            open.incrementAndGet();
            opened.incrementAndGet();
            return new CheckedReader(split, reader, projection, allocator);
        }
    }

    private final class CheckedReader implements BatchReader {
        private final Split split;
        private final BatchReader reader;
        private final Projection projection;
        private final BufferAllocator allocator;
        private final Thread owner = Thread.currentThread();
        private @Nullable VectorSchemaRoot copy;
        private boolean ended;
        private boolean closed;
        private long rows;

        CheckedReader(Split split, BatchReader reader, Projection projection, BufferAllocator allocator) {
            this.split = split;
            this.reader = reader;
            this.projection = projection;
            this.allocator = allocator;
        }

        private void say(boolean holds, String otherwise) {
            check(holds, split.description() + ": " + otherwise);
        }

        private void callable() {
            say(!closed, "used after close()");
            say(Thread.currentThread() == owner, "used by another thread than the one that opened it");
        }

        @Override
        public boolean next() throws DataException {
            callable();
            say(!ended, "next() after the end or after a failure");
            forget();
            ended = true;
            if (!reader.next()) {
                if (split.statistics().rows().isPresent()) {
                    long stated = split.statistics().rows().getAsLong();
                    say(rows == stated, "statistics state " + stated + " rows, but " + rows + " came");
                }
                return false;
            }
            ended = false;
            VectorSchemaRoot batch = reader.batch();
            inspect(batch, reader.dictionaries());
            rows += batch.getRowCount();
            copy = copyOf(batch);
            return true;
        }

        private void inspect(VectorSchemaRoot batch, DictionaryProvider dictionaries) {
            int count = batch.getRowCount();
            say(count >= 0 && count <= MAX_ROWS, "a batch of " + count + " rows");
            int columns = projection.columns().size();
            say(
                    batch.getFieldVectors().size() == columns,
                    batch.getFieldVectors().size() + " vectors for " + columns + " columns");
            for (FieldVector vector : batch.getFieldVectors()) {
                String name = vector.getName();
                say(
                        vector.getValueCount() == count,
                        "column " + name + " has " + vector.getValueCount() + " values in a batch of " + count);
                say(count <= 1 || bytes(vector) <= MAX_BYTES, "column " + name + " holds " + bytes(vector) + " bytes");
                if (vector.getField().getDictionary() != null) {
                    inspect(name, vector, dictionaries);
                }
            }
        }

        private void inspect(String name, FieldVector vector, DictionaryProvider dictionaries) {
            long id = vector.getField().getDictionary().getId();
            Dictionary dictionary = dictionaries.lookup(id);
            say(dictionary != null, "column " + name + ": no dictionary " + id);
            say(vector instanceof IntVector, "column " + name + ": indices are a " + vector.getClass());
            FieldVector values = dictionary.getVector();
            say(values.getNullCount() == 0, "column " + name + ": null in the dictionary");
            IntVector indices = (IntVector) vector;
            for (int row = 0; row < indices.getValueCount(); row++) {
                if (!indices.isNull(row)) {
                    int index = indices.get(row);
                    say(
                            index >= 0 && index < values.getValueCount(),
                            "column " + name + ": index " + index + " of " + values.getValueCount());
                }
            }
        }

        private long bytes(FieldVector vector) {
            int count = vector.getValueCount();
            if (count == 0) {
                return 0;
            }
            if (vector instanceof BaseVariableWidthVector) {
                return (long) vector.getOffsetBuffer().getInt((long) count << 2)
                        - vector.getOffsetBuffer().getInt(0);
            }
            return vector instanceof BaseLargeVariableWidthVector
                    ? vector.getOffsetBuffer().getLong((long) count << 3)
                            - vector.getOffsetBuffer().getLong(0)
                    : 0;
        }

        private VectorSchemaRoot copyOf(VectorSchemaRoot batch) {
            List<FieldVector> copies = new ArrayList<>();
            try {
                for (FieldVector vector : batch.getFieldVectors()) {
                    FieldVector target = vector.getField().createVector(allocator);
                    copies.add(target);
                    if (vector instanceof NullVector) {
                        target.setValueCount(vector.getValueCount());
                        continue;
                    }
                    target.setInitialCapacity(vector.getValueCount());
                    target.allocateNew();
                    for (int row = 0; row < vector.getValueCount(); row++) {
                        target.copyFromSafe(row, row, vector);
                    }
                    target.setValueCount(vector.getValueCount());
                }
            } catch (RuntimeException | Error e) {
                copies.forEach(FieldVector::close);
                throw e;
            }
            return new VectorSchemaRoot(
                    copies.stream().map(FieldVector::getField).toList(), copies, batch.getRowCount());
        }

        private void forget() {
            if (copy != null) {
                copy.close();
                copy = null;
            }
        }

        @Override
        public VectorSchemaRoot batch() {
            callable();
            VectorSchemaRoot current = copy;
            if (current == null) {
                throw new AssertionError(split.description() + ": batch() without a batch");
            }
            return current;
        }

        @Override
        public DictionaryProvider dictionaries() {
            callable();
            return reader.dictionaries();
        }

        @Override
        public long bytesRead() {
            return reader.bytesRead();
        }

        @Override
        public void close() {
            forget();
            reader.close();
            if (!closed) {
                closed = true;
                open.decrementAndGet();
            }
        }
    }
}

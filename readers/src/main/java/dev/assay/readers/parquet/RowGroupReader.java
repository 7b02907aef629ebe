package dev.assay.readers.parquet;

import dev.assay.data.BatchReader;
import dev.assay.data.DataException;
import dev.assay.data.LimitException;
import dev.assay.readers.io.RandomInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.jspecify.annotations.Nullable;

/** The batches of a row group: lines its columns up. */
final class RowGroupReader implements BatchReader, DictionaryProvider {
    private final String where;
    private final List<ColumnReader> columns;
    private final @Nullable RandomInput input;
    private final int batchRows;
    private long rowsLeft;
    private @Nullable VectorSchemaRoot batch;
    private boolean finished;

    /**
     * A reader; it owns columns and input.
     *
     * @param where file and row group, for messages
     * @param input what the columns read from; null if they need nothing
     */
    RowGroupReader(String where, List<ColumnReader> columns, @Nullable RandomInput input, long rows, int batchRows) {
        this.where = where;
        this.columns = columns;
        this.input = input;
        this.rowsLeft = rows;
        this.batchRows = batchRows;
    }

    @Override
    public boolean next() throws DataException {
        batch = null;
        if (rowsLeft == 0) {
            if (!finished) {
                finished = true;
                for (ColumnReader column : columns) {
                    guarded(column, () -> {
                        column.finish();
                        return 0;
                    });
                }
            }
            return false;
        }
        int rows = (int) Math.min(batchRows, rowsLeft);
        for (ColumnReader column : columns) {
            int wanted = rows;
            rows = guarded(column, () -> column.prepare(wanted));
        }
        List<FieldVector> vectors = new ArrayList<>(columns.size());
        for (ColumnReader column : columns) {
            int exactly = rows;
            vectors.add(guarded(column, () -> column.deliver(exactly)));
        }
        rowsLeft -= rows;
        batch = new VectorSchemaRoot(vectors.stream().map(FieldVector::getField).toList(), vectors, rows);
        return true;
    }

    /** A step of a column. */
    private interface Step<T> {
        T run() throws DataException;
    }

    /**
     * Runs a step. Decoders check what they can; a hostile page that still leads outside of an array is damage like any other, and ends
     * as such.
     */
    private static <T> T guarded(ColumnReader column, Step<T> step) throws DataException {
        try {
            return step.run();
        } catch (IndexOutOfBoundsException | NegativeArraySizeException | ArithmeticException e) {
            throw new DataException(
                    column.place() + ": the page's contents contradict each other (" + Messages.reason(e) + ")", e);
        } catch (OutOfMemoryException e) {
            throw new LimitException(column.place() + ": no memory for a batch: " + Messages.reason(e), e);
        }
    }

    @Override
    public VectorSchemaRoot batch() {
        VectorSchemaRoot current = batch;
        if (current == null) {
            throw new IllegalStateException("no current batch in " + where);
        }
        return current;
    }

    @Override
    public DictionaryProvider dictionaries() {
        return this;
    }

    @Override
    public @Nullable Dictionary lookup(long id) {
        return id >= 0 && id < columns.size() ? columns.get((int) id).dictionary() : null;
    }

    @Override
    public Set<Long> getDictionaryIds() {
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).dictionary() != null) {
                ids.add((long) i);
            }
        }
        return ids;
    }

    @Override
    public long bytesRead() {
        long bytes = 0;
        for (ColumnReader column : columns) {
            bytes += column.bytesRead();
        }
        return bytes;
    }

    @Override
    public void close() {
        batch = null;
        columns.forEach(ColumnReader::close);
        if (input != null) {
            input.close();
        }
    }
}

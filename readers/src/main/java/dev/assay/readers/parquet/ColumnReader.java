package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.jspecify.annotations.Nullable;

/**
 * One column of a row group. A batch is made in two steps: {@link #prepare} asks every column in turn how many rows it can deliver,
 * then {@link #deliver} takes the smallest number from all of them.
 */
abstract class ColumnReader implements AutoCloseable {
    /**
     * How many of the next {@code wanted} rows can come in one batch: all, unless texts get too large or change between dictionary and
     * plain. At least 1.
     */
    int prepare(int wanted) throws DataException {
        return wanted;
    }

    /** The next {@code rows} rows, not more than {@link #prepare} said. The vector stays this reader's, until the next call. */
    abstract FieldVector deliver(int rows) throws DataException;

    /** The dictionary of the vector last delivered; null if it has none. */
    @Nullable
    Dictionary dictionary() {
        return null;
    }

    /** Called after the last row: checks that the chunk holds no more. */
    void finish() throws DataException {}

    /** Bytes read from the file so far. */
    long bytesRead() {
        return 0;
    }

    /** File, row group, column and page, for messages about failures that do not know where they are. */
    abstract String place();

    @Override
    public abstract void close();
}

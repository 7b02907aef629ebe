package dev.assay.data;

import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/**
 * Pulls the batches of one split. Not thread-safe; used by one thread.
 *
 * <p>The reader owns the batch and may reuse its memory: a batch is valid until the next {@link #next()} or {@link #close()}. A batch
 * has at most 65,536 rows and 16 MB in any column, and holds the projection's columns in order. A text column may come as Int32
 * indices into a dictionary of {@link #dictionaries()}: no null inside the dictionary, and a dictionary's content never changes:
 * another content is another {@code Dictionary} object.
 */
public interface BatchReader extends AutoCloseable {
    /**
     * Moves to the next batch.
     *
     * @return false at the end; then {@link #batch()} has nothing
     * @throws DataException if the data is damaged or cannot be read; the reader can then only be closed
     */
    boolean next() throws DataException;

    /** The current batch; its row count may be 0. */
    VectorSchemaRoot batch();

    /** Dictionaries of the current batch. */
    DictionaryProvider dictionaries();

    /** Bytes of data (not metadata) read so far, as stored. */
    default long bytesRead() {
        return 0;
    }

    @Override
    void close();
}

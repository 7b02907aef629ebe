package dev.assay.rows;

import java.io.IOException;

/**
 * Takes the rows of the primary dataset with the verdicts of all rules. One thread calls {@link #begin}, {@link #write} for each batch
 * in the dataset's order, {@link #commit} when all rows were written, and {@link #close}, also after an error. An evaluation that ends before rows are read calls nothing. What was written before a missing
 * commit must not be taken for a whole result: a sink that writes a file publishes it on commit.
 *
 * <p>An {@link IOException} ends what this sink gets and is reported with the evaluation's result, which is complete without it.
 */
public interface RowSink extends AutoCloseable {
    /** Where it writes, for messages. */
    String target();

    /** Called once, first. */
    void begin(RowTable table) throws IOException;

    /** Takes rows. */
    void write(RowBatch batch) throws IOException;

    /** All rows have been written. */
    void commit() throws IOException;

    /** Frees what it holds; discards what was not committed. */
    @Override
    void close();
}

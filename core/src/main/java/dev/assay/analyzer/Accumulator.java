package dev.assay.analyzer;

import dev.assay.batch.Batch;
import dev.assay.batch.RowMask;
import dev.assay.data.DataException;

/**
 * Sees the batches of one split in order, on one thread. Keeps no reference into a batch.
 *
 * @param <S> the state it builds
 */
public interface Accumulator<S extends State<S>> extends AutoCloseable {
    /**
     * Takes in the rows of a batch that are in scope.
     *
     * @param scope the rows; never null: all rows when there is no filter
     * @throws DataException if a limit is reached
     */
    void add(Batch batch, RowMask scope) throws DataException;

    /** The state of everything seen. Called once, at the end of the split, before {@link #close()}. */
    S finish() throws DataException;

    /** Frees what {@link #finish()} did not hand over; also called after a failure. */
    @Override
    default void close() {}
}

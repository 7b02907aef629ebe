package dev.assay.data;

import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/** A part of a dataset that one thread reads: a Parquet row group, a byte range of a text file, a batch in memory. */
public interface Split {
    /** Where it is, for messages: file and row group or byte range. */
    String description();

    /** The file it is a part of, as messages name it; empty for data that is not in files. Splits of a file stand together, in its order. */
    default Optional<String> file() {
        return Optional.empty();
    }

    /** What is known without reading data. Never wrong where it speaks; silent where unsure. */
    default SplitStatistics statistics() {
        return SplitStatistics.NONE;
    }

    /**
     * Whether columns are stored apart, so that reading some of them and then others costs no more than reading all at once. Then a scan
     * does so, and needs memory for few columns at a time.
     */
    default boolean storesColumnsApart() {
        return false;
    }

    /** Whether the data are far away, so that it pays to {@link #prefetch} them. */
    default boolean isRemote() {
        return false;
    }

    /**
     * Begins to fetch what {@link #open} will read for a projection, without waiting and without errors: what cannot be fetched is read
     * later, and fails then. Closed when the split has been read.
     */
    default Prefetch prefetch(Projection projection) {
        return Prefetch.NOTHING;
    }

    /** What {@link #open} would read for a projection, as far as it can be known before; metadata not counted. */
    default ReadCost cost(Projection projection) {
        return new ReadCost(bytes(), 0);
    }

    /** Bytes on disk behind the split, 0 if unknown; used for progress only. */
    default long bytes() {
        return 0;
    }

    /**
     * Opens the split for the columns of a projection. May be called again, also after a failure, and by several threads.
     *
     * @param allocator the evaluation's; everything the reader allocates is freed by {@link BatchReader#close()}
     * @throws DataException if the data cannot be read or is damaged
     */
    BatchReader open(Projection projection, BufferAllocator allocator) throws DataException;
}

package dev.assay.analyzer;

import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnType;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;

/** What an accumulator may know about the scan it takes part in. */
public interface AnalyzerContext {
    /** The position of a column in the scan's batches. */
    int ordinal(ColumnPath path);

    /** The schema's type of a column. */
    ColumnType type(ColumnPath path);

    /** The evaluation's allocator, which carries the memory limit; whoever allocates frees. */
    BufferAllocator allocator();

    /**
     * One object per measurement (analyzer and filter) and evaluation, created on first use, shared by all threads and closed by the
     * evaluation: the place for tables too large to be merged. The object takes care of its own locking.
     *
     * @throws ClassCastException if another type was created before
     */
    <T extends AutoCloseable> T shared(Class<T> type, Function<BufferAllocator, T> create);
}

package dev.assay.filter;

import dev.assay.batch.Column;
import org.jspecify.annotations.Nullable;

/** Where a {@link Frame} finds the values of columns: a batch, a dictionary, or nowhere (for constants). */
interface Source {
    /** Number of rows. */
    int rows();

    /** The values of a column of the filter, shared, not to be changed. */
    Vec values(int slot);

    /** The column itself if it is dictionary-encoded here; null otherwise. */
    @Nullable
    Column dictionaryEncoded(int slot);

    /** The column itself, for kernels that read it directly; null where there is none. */
    @Nullable
    Column column(int slot);
}

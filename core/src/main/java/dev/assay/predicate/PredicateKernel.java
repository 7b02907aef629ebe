package dev.assay.predicate;

import dev.assay.batch.Column;
import dev.assay.batch.RowMask;

/** Runs a {@link ValuePredicate} over columns of one type. Mutable, one thread; for one split, in order. */
public interface PredicateKernel {
    /**
     * Finds the rows that pass. Keeps nothing of the column but the identity of its dictionary.
     *
     * @param column of the type the kernel was made for, not changed
     * @param scope the rows to test; has the column's number of rows
     * @param out becomes the rows of {@code scope} that pass; another object than {@code scope}
     * @throws dev.assay.internal.limit.ValueLimitException if a value costs more work than allowed; it names the row of the batch
     */
    void test(Column column, RowMask scope, RowMask out);
}

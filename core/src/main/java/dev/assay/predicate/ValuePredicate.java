package dev.assay.predicate;

import dev.assay.data.ColumnNeed;
import dev.assay.data.ColumnStatistics;
import dev.assay.data.ColumnType;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A test on the cells of one column, each by itself; knows nothing of a certain column, file or engine. Immutable, thread-safe. Predicates
 * that test the same are equal, so that a measurement is made once.
 *
 * <p>{@link Predicates} has those that DQDL needs. Others may bring their own: {@link Predicates#text(String,
 * java.util.function.Predicate)} is the easy way, implementing this interface the fast one.
 */
public interface ValuePredicate {
    /** How much of a column it looks at. */
    default ColumnNeed need() {
        return ColumnNeed.VALUES;
    }

    /**
     * Whether it can be applied to a column.
     *
     * @param column the name as written, for the message
     * @return empty if so
     */
    Optional<WrongType> check(String column, ColumnType type);

    /** Whether null rows pass. */
    boolean acceptsNull();

    /**
     * A kernel for one thread and split.
     *
     * @throws IllegalArgumentException if {@link #check} has an objection to the type
     */
    PredicateKernel kernel(ColumnType type);

    /**
     * The number of rows of a split that pass, if the split's statistics say so; equal to what a kernel would find.
     *
     * @param rows number of rows of the split
     * @return empty if the split must be read
     */
    default OptionalLong passing(ColumnType type, ColumnStatistics statistics, long rows) {
        return Verdict.UNKNOWN.passing(acceptsNull(), statistics, rows);
    }
}

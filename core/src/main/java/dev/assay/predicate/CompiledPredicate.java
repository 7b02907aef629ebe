package dev.assay.predicate;

import dev.assay.data.ColumnStatistics;
import dev.assay.data.ColumnType;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A predicate that is compiled once per column type; the last result is kept, since a measurement asks for the same type split after split.
 */
abstract class CompiledPredicate implements ValuePredicate {
    private record Ready(ColumnType type, Compiled compiled) {}

    private final Object identity;
    private final boolean acceptsNull;
    private volatile @Nullable Ready last;

    /** @param identity what is tested; predicates of one class with equal identities are equal */
    CompiledPredicate(Object identity, boolean acceptsNull) {
        this.identity = identity;
        this.acceptsNull = acceptsNull;
    }

    /** The predicate for a type that has passed {@link #check}. */
    abstract Compiled compile(ColumnType type);

    @Override
    public final boolean acceptsNull() {
        return acceptsNull;
    }

    @Override
    public final PredicateKernel kernel(ColumnType type) {
        return compiled(type).kernel();
    }

    @Override
    public final OptionalLong passing(ColumnType type, ColumnStatistics statistics, long rows) {
        return compiled(type).values(statistics).passing(acceptsNull, statistics, rows);
    }

    final Compiled compiled(ColumnType type) {
        Ready ready = last;
        if (ready == null || !ready.type().equals(type)) {
            check("of this type", type).ifPresent(problem -> {
                throw new IllegalArgumentException(problem.message());
            });
            ready = new Ready(type, compile(type));
            last = ready;
        }
        return ready.compiled();
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof CompiledPredicate that
                && getClass() == that.getClass()
                && identity.equals(that.identity);
    }

    @Override
    public final int hashCode() {
        return identity.hashCode();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + identity + "]";
    }
}

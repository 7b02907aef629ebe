package dev.assay.predicate;

import dev.assay.data.ColumnStatistics;

/** A predicate made ready for one column type. Immutable, thread-safe. */
interface Compiled {
    /** A kernel for one thread. */
    PredicateKernel kernel();

    /** What statistics say about the values, nulls left out. */
    Verdict values(ColumnStatistics statistics);

    /** All values pass, or none does, whatever they are. */
    static Compiled constant(boolean acceptsValues, boolean acceptsNull) {
        return new Compiled() {
            @Override
            public PredicateKernel kernel() {
                return new WordKernel.Constant(acceptsValues, acceptsNull);
            }

            @Override
            public Verdict values(ColumnStatistics statistics) {
                return Verdict.of(acceptsValues);
            }
        };
    }
}

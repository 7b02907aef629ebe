package dev.assay.analyzer;

import dev.assay.data.ColumnRequest;
import dev.assay.data.SplitStatistics;
import java.util.List;
import java.util.Optional;

/**
 * What to measure, and on which columns: an immutable value (a record), so that equal analyzers are computed once. The rows in scope
 * (a {@code where} filter) are not part of it; the plan pairs both.
 *
 * @param <S> the state it yields
 */
public interface Analyzer<S extends State<S>> {
    /**
     * Its name in messages, as Deequ writes it: {@code Mean(price,None)}, with a filter {@code Mean(price,Some(country = 'DE'))}.
     *
     * @param where text of the filter, if the measurement has one
     */
    String label(Optional<String> where);

    /** The columns it reads; empty if it only counts rows. */
    List<ColumnRequest> columns();

    /** The state of no rows, the identity of merging. */
    S identity(AnalyzerContext context);

    /**
     * The state of a whole split, derived from what the split knows about itself; equal to what reading it would give. Only asked
     * when no filter applies.
     *
     * @return empty if the statistics do not decide; the split is read then
     */
    default Optional<S> fromStatistics(SplitStatistics statistics) {
        return Optional.empty();
    }

    /** A fresh accumulator for one split, used by one thread. */
    Accumulator<S> accumulator(AnalyzerContext context);
}

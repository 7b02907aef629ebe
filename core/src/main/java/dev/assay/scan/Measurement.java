package dev.assay.scan;

import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.State;
import dev.assay.data.SplitStatistics;
import dev.assay.filter.Filter;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An analyzer on the rows in scope of one dataset. Equal measurements are made once.
 *
 * @param dataset {@link #PRIMARY}, {@link #PRIMARY_AGAIN}, or the alias of a reference dataset
 * @param scope the filter; empty: all rows
 * @param <S> the state it yields
 */
public record Measurement<S extends State<S>>(String dataset, Analyzer<S> analyzer, Optional<Scope> scope) {
    /** The dataset under test; no alias can have this name, see {@link #isReserved}. */
    public static final String PRIMARY = "";

    /** The dataset under test, read once more: for what depends on measurements of the first reading. */
    public static final String PRIMARY_AGAIN = "\0again";

    /** Whether this is how an alias of the engine's own looks, which no user can give. */
    public static boolean isReserved(String alias) {
        return alias.isEmpty() || alias.charAt(0) == 0;
    }

    /** Whether it is about the dataset under test. */
    public boolean isOnPrimary() {
        return dataset.equals(PRIMARY) || dataset.equals(PRIMARY_AGAIN);
    }

    /**
     * The state of a split, if its statistics decide: those of the filter's columns whether it selects all rows or none, those of the
     * measured columns the rest.
     *
     * @param none the state of no rows
     */
    Optional<S> fromStatistics(SplitStatistics statistics, Supplier<S> none) {
        switch (selection(statistics)) {
            case NONE:
                return Optional.of(none.get());
            case ALL:
                return analyzer.fromStatistics(statistics);
            default:
                return Optional.empty();
        }
    }

    /** Whether the statistics of a split decide its state. */
    boolean decidedBy(SplitStatistics statistics) {
        switch (selection(statistics)) {
            case NONE:
                return true;
            case ALL:
                return analyzer.fromStatistics(statistics).isPresent();
            default:
                return false;
        }
    }

    private Filter.Selection selection(SplitStatistics statistics) {
        return scope.map(present -> present.filter().selection(statistics)).orElse(Filter.Selection.ALL);
    }

    /** A name for messages, as Deequ writes it. */
    public String label() {
        return analyzer.label(scope.map(Scope::text));
    }
}

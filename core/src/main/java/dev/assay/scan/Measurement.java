package dev.assay.scan;

import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.State;
import java.util.Optional;

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

    /** A name for messages, as Deequ writes it. */
    public String label() {
        return analyzer.label(scope.map(Scope::text));
    }
}

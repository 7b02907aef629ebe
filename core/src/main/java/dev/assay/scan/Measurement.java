package dev.assay.scan;

import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.State;
import java.util.Optional;

/**
 * An analyzer on the rows in scope of one dataset. Equal measurements are made once.
 *
 * @param dataset {@link #PRIMARY}, or the alias of a reference dataset
 * @param scope the filter; empty: all rows
 * @param <S> the state it yields
 */
public record Measurement<S extends State<S>>(String dataset, Analyzer<S> analyzer, Optional<Scope> scope) {
    /** The dataset under test; no alias can have this name, because aliases are not empty. */
    public static final String PRIMARY = "";

    /** A name for messages, as Deequ writes it. */
    public String label() {
        return analyzer.label(scope.map(Scope::text));
    }
}

package dev.assay.filter;

import dev.assay.dqdl.filter.TextRange;

/**
 * A filter does not fit the dataset: an unknown column or function, values that cannot be compared. Whoever evaluates a rule turns it into
 * that rule's outcome.
 */
public final class FilterException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient TextRange at;
    private final String problem;
    private final String hint;

    FilterException(TextRange at, String problem, String hint) {
        super(problem + " (at character " + (at.start() + 1) + ")" + (hint.isEmpty() ? "" : "; " + hint));
        this.at = at;
        this.problem = problem;
        this.hint = hint;
    }

    /** Where, inside the filter's text. */
    public TextRange at() {
        return at;
    }

    /** What is wrong, without position and hint. */
    public String problem() {
        return problem;
    }

    /** How to fix it; empty if there is nothing to say. */
    public String hint() {
        return hint;
    }
}

package dev.assay.filter;

import dev.assay.dqdl.filter.TextRange;

/** Carries a problem out of the binder, whose visitor methods throw nothing checked; {@link Filter} turns it into a {@link FilterException}. */
final class BindProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient TextRange at;
    private final String problem;
    private final String hint;

    BindProblem(TextRange at, String problem, String hint) {
        super(problem, null, false, false);
        this.at = at;
        this.problem = problem;
        this.hint = hint;
    }

    FilterException toException() {
        return new FilterException(at, problem, hint);
    }
}

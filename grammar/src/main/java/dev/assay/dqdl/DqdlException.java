package dev.assay.dqdl;

import java.util.List;

/** A ruleset is not valid DQDL. The message lists every problem; {@link #issues()} has them with positions. */
public final class DqdlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Issue> issues;

    DqdlException(String message, List<Issue> issues) {
        super(message);
        this.issues = List.copyOf(issues);
    }

    /** All problems of the document, in the order of the text. */
    public List<Issue> issues() {
        return issues;
    }
}

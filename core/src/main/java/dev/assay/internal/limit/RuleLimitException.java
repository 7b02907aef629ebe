package dev.assay.internal.limit;

/**
 * A rule asks for more work or memory than a value may cost. Whoever evaluates a rule turns it into that rule's outcome with cause LIMIT; it
 * says nothing about other rules. Unchecked because it crosses hot loops that throw nothing else.
 */
public class RuleLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message the limit and how to stay below it, one line */
    public RuleLimitException(String message) {
        super(message);
    }
}

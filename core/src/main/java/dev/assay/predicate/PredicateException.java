package dev.assay.predicate;

import dev.assay.result.Cause;

/**
 * A condition cannot become a test: a bad pattern, date, type name or operand. It concerns one rule, whose outcome carries the cause and,
 * as its message, the text.
 */
public final class PredicateException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Cause reason;

    /** @param message one line for people */
    public PredicateException(Cause reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** The cause of the rule's outcome; not to be mistaken for {@link #getCause()}. */
    public Cause reason() {
        return reason;
    }

    static PredicateException badArgument(String message) {
        return new PredicateException(Cause.BAD_ARGUMENT, message);
    }

    static PredicateException unsupported(String message) {
        return new PredicateException(Cause.UNSUPPORTED, message);
    }
}

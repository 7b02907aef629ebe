package dev.assay.rule;

import dev.assay.result.Cause;
import java.util.Optional;

/** A rule cannot be bound to the data at hand. It becomes the rule's outcome; the others run. */
public final class RuleException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Cause reason;
    private final transient Optional<String> hint;

    /**
     * @param reason what kind of problem it is
     * @param message Glue's text, or ours where Glue has none
     */
    public RuleException(Cause reason, String message) {
        this(reason, message, Optional.empty());
    }

    /** @param hint advice in our own words */
    public RuleException(Cause reason, String message, Optional<String> hint) {
        super(message);
        this.reason = reason;
        this.hint = hint;
    }

    /** What kind of problem it is. */
    public Cause reason() {
        return reason;
    }

    /** Advice for people. */
    public Optional<String> hint() {
        return hint;
    }
}

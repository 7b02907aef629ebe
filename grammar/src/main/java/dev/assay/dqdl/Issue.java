package dev.assay.dqdl;

import dev.assay.dqdl.ast.SourceRange;
import java.util.Optional;

/**
 * A problem of a document.
 *
 * @param code short stable name for programs, such as {@code unknown-rule-type}
 * @param message what is wrong, one sentence without full stop
 * @param at where
 * @param hint how to fix it
 * @param expected what could have stood there instead, when it is a short list
 */
public record Issue(
        Severity severity,
        String code,
        String message,
        SourceRange at,
        Optional<String> hint,
        Optional<String> expected) {
    /** How bad it is. */
    public enum Severity {
        /** The document cannot be used. */
        ERROR,
        /** The document can be used, but probably does not mean what was intended. */
        WARNING
    }

    public Issue(Severity severity, String code, String message, SourceRange at, Optional<String> hint) {
        this(severity, code, message, at, hint, Optional.empty());
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The same problem taken seriously, for strict modes. */
    public Issue asError() {
        return new Issue(Severity.ERROR, code, message, at, hint, expected);
    }
}

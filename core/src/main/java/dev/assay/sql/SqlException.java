package dev.assay.sql;

import dev.assay.data.DataException;
import java.util.Optional;

/** A statement cannot be run: the fault of the statement, not of the data. */
public final class SqlException extends DataException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<String> hint;

    public SqlException(String message, Optional<String> hint) {
        super(message);
        this.hint = hint;
    }

    public SqlException(String message, Throwable cause) {
        super(message, cause);
        this.hint = Optional.empty();
    }

    /** What to do about it. */
    public Optional<String> hint() {
        return hint;
    }
}

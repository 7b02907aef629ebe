package dev.assay.scan;

import dev.assay.data.DataException;

/** The evaluation was stopped from outside before it was complete; there is no result. */
public final class CancelledException extends DataException {
    private static final long serialVersionUID = 1L;

    public CancelledException(String message) {
        super(message);
    }

    /** @param cause how reading ended because of it */
    public CancelledException(String message, Throwable cause) {
        super(message, cause);
    }
}

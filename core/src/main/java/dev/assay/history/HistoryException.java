package dev.assay.history;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The history cannot be read or written. The message names the place and says what to do. */
public final class HistoryException extends IOException {
    private static final long serialVersionUID = 1L;

    public HistoryException(String message) {
        super(message);
    }

    public HistoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

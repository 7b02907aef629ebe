package dev.assay.cli;

import java.io.IOException;
import java.util.Locale;

/** Standard output cannot be written. */
final class WriteException extends IOException {
    private static final long serialVersionUID = 1L;

    WriteException(IOException cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether the reader simply went away, as {@code head} does: nothing to complain about. */
    boolean isBrokenPipe() {
        String message = getMessage();
        return message != null && message.toLowerCase(Locale.ROOT).contains("pipe");
    }
}

package dev.assay.data;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The data cannot be read or is damaged. The message is one line and names the file and, where it applies, row group, column, page,
 * line or byte offset, what was found and what was expected. An evaluation that meets one has no result.
 */
public class DataException extends IOException {
    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package dev.assay.data;

/** A limit was reached (memory, size of a value, depth, time). The message names the limit, its value and the option that raises it. */
public class LimitException extends DataException {
    private static final long serialVersionUID = 1L;

    public LimitException(String message) {
        super(message);
    }

    public LimitException(String message, Throwable cause) {
        super(message, cause);
    }
}

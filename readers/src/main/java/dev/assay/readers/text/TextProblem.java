package dev.assay.readers.text;

/** Something is wrong at a place of a text. Internal to the readers, which say it to people with file, line and offset. */
public final class TextProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final long offset;
    private final boolean limit;

    private TextProblem(long offset, String message, boolean limit) {
        super(message, null, false, false);
        this.offset = offset;
        this.limit = limit;
    }

    /** The text is wrong. */
    public static TextProblem at(long offset, String message) {
        return new TextProblem(offset, message, false);
    }

    /** The text goes beyond a limit. */
    public static TextProblem limit(long offset, String message) {
        return new TextProblem(offset, message, true);
    }

    /** Where, in bytes from the start of the text. */
    public long offset() {
        return offset;
    }

    /** What. */
    public String message() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** Whether a limit was reached. */
    public boolean isLimit() {
        return limit;
    }
}

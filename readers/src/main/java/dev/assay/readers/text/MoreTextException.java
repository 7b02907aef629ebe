package dev.assay.readers.text;

/** The text at hand ends within a record: the window has to be filled, and the record begun again. Carries nothing; never logged. */
public final class MoreTextException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The only one: thrown once per filling, so that a stack trace would cost more than the work. */
    public static final MoreTextException INSTANCE = new MoreTextException();

    private MoreTextException() {
        super(null, null, false, false);
    }
}

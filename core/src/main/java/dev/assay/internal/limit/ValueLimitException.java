package dev.assay.internal.limit;

/** A limit that one value of a batch broke. Whoever knows the batch's place says where that is ({@link #at}). */
public final class ValueLimitException extends RuleLimitException {
    private static final long serialVersionUID = 1L;

    private final int row;

    /**
     * @param message the limit and how to stay below it, one line
     * @param row of the batch, from 0
     */
    public ValueLimitException(String message, int row) {
        super(message);
        this.row = row;
    }

    /** The row of the batch, from 0. */
    public int row() {
        return row;
    }

    /**
     * The same with the place in the message.
     *
     * @param firstRow position of the batch's first row within its split, from 0
     */
    public RuleLimitException at(String column, long firstRow) {
        return new RuleLimitException(
                getMessage() + " (column " + column + ", row " + (firstRow + row + 1) + " of its split)");
    }
}

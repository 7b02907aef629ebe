package dev.assay.readers.text;

/**
 * How much goes into a batch. No column of a batch can have more bytes than the text it was read from, which bounds them all; many
 * columns make few rows, because builders keep a place for every row.
 *
 * @param rows most rows
 * @param bytes most bytes of text, unless one record alone has more
 */
public record BatchSize(int rows, long bytes) {
    private static final int MAX_ROWS = 64 << 10;
    private static final long MAX_BYTES = 8L << 20;
    private static final int MAX_CELLS = 4 << 20;

    /** The size for so many columns. */
    public static BatchSize of(int columns) {
        return new BatchSize(Math.max(1, Math.min(MAX_ROWS, MAX_CELLS / Math.max(1, columns))), MAX_BYTES);
    }
}

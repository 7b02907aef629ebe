package dev.assay.readers.text;

/**
 * How much of a text is looked at at a time. Answers do not depend on these; tests make them small.
 *
 * @param sample bytes from which types are inferred at first
 * @param split bytes of a split
 * @param window bytes that a window has at first; it grows with the records
 */
public record TextSizes(long sample, long split, int window) {
    /** What files are read with. */
    public static final TextSizes DEFAULT = new TextSizes(4L << 20, 32L << 20, 512 << 10);
}

package dev.assay.readers.io;

/**
 * Bytes of a file.
 *
 * @param from offset of the first
 * @param to offset behind the last
 */
public record ByteRange(long from, long to) {
    public ByteRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("bytes " + from + " to " + to);
        }
    }

    /** Number of bytes. */
    public long length() {
        return to - from;
    }
}

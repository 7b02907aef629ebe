package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import dev.assay.readers.io.RandomInput;

/**
 * The bytes of one column chunk, seen through a window on the heap that moves forward. The window holds eight bytes more than it has
 * data, so that whole words can be loaded at its end.
 */
final class ChunkInput {
    /** Bytes behind the data that may be loaded, but mean nothing. */
    static final int SLACK = 8;

    private final RandomInput input;
    private final ByteArrays arrays;
    private final String where;
    private final long end;
    private final int windowSize;
    private byte[] window = new byte[0];
    private int position;
    private int limit;
    private long filled;
    private long bytesRead;

    /**
     * Bytes {@code start} to {@code end} of a file.
     *
     * @param arrays where the window comes from
     * @param where file, row group and column, for messages
     * @param windowSize bytes to read at once; more where one page needs more
     */
    ChunkInput(RandomInput input, ByteArrays arrays, String where, long start, long end, int windowSize) {
        this.input = input;
        this.arrays = arrays;
        this.where = where;
        this.end = end;
        this.windowSize = windowSize;
        this.filled = start;
    }

    /** File offset of the next byte. */
    long offset() {
        return filled - (limit - position);
    }

    /** Bytes from here to the end of the chunk. */
    long remaining() {
        return end - offset();
    }

    /** Bytes read from the file so far. */
    long bytesRead() {
        return bytesRead;
    }

    /** The window; valid until the next {@link #require}. */
    byte[] window() {
        return window;
    }

    /** Index of the next byte in the window. */
    int position() {
        return position;
    }

    /** Makes {@code count} bytes from {@link #position} on available; the caller has compared with {@link #remaining}. */
    void require(int count) throws DataException {
        if (limit - position >= count) {
            return;
        }
        int kept = limit - position;
        int wanted = (int) Math.max(count, Math.min(windowSize, remaining()));
        if (window.length < wanted + SLACK) {
            byte[] larger = arrays.take(wanted + SLACK, where);
            System.arraycopy(window, position, larger, 0, kept);
            arrays.give(window);
            window = larger;
        } else {
            System.arraycopy(window, position, window, 0, kept);
        }
        position = 0;
        limit = kept;
        input.readFully(filled, window, limit, wanted - kept);
        bytesRead += wanted - kept;
        filled += wanted - kept;
        limit = wanted;
    }

    /** Steps over bytes that are available. */
    void skip(int count) {
        position += count;
    }

    /** Gives the window back; nothing may be read any more. */
    void release() {
        byte[] given = window;
        window = new byte[0];
        position = 0;
        limit = 0;
        arrays.give(given);
    }
}

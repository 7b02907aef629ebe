package dev.assay.readers.text;

import dev.assay.data.DataException;
import dev.assay.readers.io.RandomInput;

/** Cuts a text into ranges of whole lines, of a given size or little more. A pure function of the text. */
public final class LineBorders {
    private static final int CHUNK = 16 << 10;

    private LineBorders() {}

    /** Number of ranges; a range may turn out empty. */
    public static int count(long length, long size) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, (length + size - 1) / size));
    }

    /**
     * The start of the first line at or behind an offset; {@code limit} if there is none before that.
     *
     * @param limit at most the length of the file
     * @param carriageReturns whether a carriage return alone ends a line
     * @throws DataException if the file fails, or the thread is interrupted
     */
    public static long after(TextFile file, long offset, long limit, boolean carriageReturns) throws DataException {
        if (offset <= 0 || offset >= limit) {
            return Math.max(0, Math.min(offset, limit));
        }
        byte[] chunk = new byte[CHUNK];
        try (RandomInput input = file.file().open()) {
            long at = offset - 1;
            boolean afterReturn = false;
            while (at < limit) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new DataException(file.name() + ": interrupted while being read");
                }
                int count = (int) Math.min(CHUNK, limit - at);
                input.readFully(at, chunk, 0, count);
                for (int i = 0; i < count; i++) {
                    if (chunk[i] == '\n') {
                        return at + i + 1;
                    } else if (afterReturn) {
                        return at + i;
                    }
                    afterReturn = carriageReturns && chunk[i] == '\r';
                }
                at += count;
            }
        }
        return limit;
    }
}

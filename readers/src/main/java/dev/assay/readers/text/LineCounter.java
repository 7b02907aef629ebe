package dev.assay.readers.text;

/** Counts line ends: a line feed, a carriage return with a line feed, and where wanted a carriage return alone. */
final class LineCounter {
    private final boolean carriageReturns;
    private long lines;
    private boolean afterReturn;

    LineCounter(boolean carriageReturns) {
        this.carriageReturns = carriageReturns;
    }

    /** Counts the next bytes of the text. */
    void pass(byte[] bytes, int from, int to) {
        lines = after(bytes, from, to);
        if (to > from) {
            afterReturn = bytes[to - 1] == '\r';
        }
    }

    /** Line ends up to the end of the next bytes, which are not passed. */
    long after(byte[] bytes, int from, int to) {
        long count = lines;
        if (!carriageReturns) {
            for (int i = from; i < to; i++) {
                count += bytes[i] == '\n' ? 1 : 0;
            }
            return count;
        }
        boolean previousReturn = afterReturn;
        for (int i = from; i < to; i++) {
            byte value = bytes[i];
            if (value == '\r' || value == '\n' && !previousReturn) {
                count++;
            }
            previousReturn = value == '\r';
        }
        return count;
    }
}

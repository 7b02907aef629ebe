package dev.assay.internal.kernel;

/**
 * Counts whole numbers that lie close together, by array: days, codes, flags, small quantities. The window moves when it is empty; numbers
 * that do not fit into one are somebody else's business.
 */
public final class WindowCounts {
    private static final int WIDTH = 8192;

    private final int[] counts = new int[WIDTH];
    private long base;
    private int low = WIDTH;
    private int high = -1;
    private long held;

    /** Whether numbers from {@code minimum} to {@code maximum} can be counted now. An empty window moves to them if they are close enough. */
    public boolean fits(long minimum, long maximum) {
        if (Long.compareUnsigned(maximum - minimum, WIDTH) >= 0) {
            return false;
        }
        if (high < 0) {
            long room = WIDTH - 1 - (maximum - minimum);
            // Centred, so that neighbours on both sides fit; never across the end of the range of longs.
            long start = minimum - room / 2;
            base = start > minimum ? minimum : Math.min(start, Long.MAX_VALUE - WIDTH + 1);
            return true;
        }
        // The counters are ints.
        return minimum >= base
                && Long.compareUnsigned(maximum - base, WIDTH) < 0
                && held < Integer.MAX_VALUE - (1 << 20);
    }

    /** Counts the rows that are in both sets, at most a million; all numbers must fit. */
    public void add(long[] values, long[] validity, long[] scope, int words, long minimum, long maximum) {
        low = (int) Math.min(low, minimum - base);
        high = (int) Math.max(high, maximum - base);
        for (int word = 0; word < words; word++) {
            long bits = validity[word] & scope[word];
            int from = word << 6;
            held += Long.bitCount(bits);
            if (bits == -1L) {
                for (int row = from; row < from + 64; row++) {
                    counts[(int) (values[row] - base)]++;
                }
            } else {
                for (; bits != 0; bits &= bits - 1) {
                    counts[(int) (values[from + Long.numberOfTrailingZeros(bits)] - base)]++;
                }
            }
        }
    }

    /** Whether nothing is held. */
    public boolean isEmpty() {
        return high < 0;
    }

    /** Position of the smallest number held. */
    public int low() {
        return low;
    }

    /** Position of the largest number held. */
    public int high() {
        return high;
    }

    /** The number at a position. */
    public long value(int position) {
        return base + position;
    }

    /** How often the number at a position occurred; may be 0. */
    public int count(int position) {
        return counts[position];
    }

    /** Forgets everything. */
    public void clear() {
        if (high >= 0) {
            java.util.Arrays.fill(counts, low, high + 1, 0);
        }
        low = WIDTH;
        high = -1;
        held = 0;
    }
}

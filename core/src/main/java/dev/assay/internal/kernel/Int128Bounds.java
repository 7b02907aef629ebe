package dev.assay.internal.kernel;

/** Minimum and maximum of signed 128-bit numbers in two words. */
public final class Int128Bounds {
    private long minimumHigh = Long.MAX_VALUE;
    private long minimumLow = -1;
    private long maximumHigh = Long.MIN_VALUE;
    private long maximumLow;
    private long count;

    /** Takes in the rows that are in both sets. */
    public void add(long[] high, long[] low, long[] validity, long[] scope, int words) {
        for (int word = 0; word < words; word++) {
            long bits = validity[word] & scope[word];
            count += Long.bitCount(bits);
            for (; bits != 0; bits &= bits - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(bits);
                if (less(high[row], low[row], minimumHigh, minimumLow)) {
                    minimumHigh = high[row];
                    minimumLow = low[row];
                }
                if (less(maximumHigh, maximumLow, high[row], low[row])) {
                    maximumHigh = high[row];
                    maximumLow = low[row];
                }
            }
        }
    }

    private static boolean less(long high, long low, long otherHigh, long otherLow) {
        return high < otherHigh || (high == otherHigh && Long.compareUnsigned(low, otherLow) < 0);
    }

    /** Number of values so far. */
    public long count() {
        return count;
    }

    /** Upper word of the smallest; like all bounds meaningless if {@link #count()} is 0. */
    public long minimumHigh() {
        return minimumHigh;
    }

    /** Lower word of the smallest. */
    public long minimumLow() {
        return minimumLow;
    }

    /** Upper word of the largest. */
    public long maximumHigh() {
        return maximumHigh;
    }

    /** Lower word of the largest. */
    public long maximumLow() {
        return maximumLow;
    }
}

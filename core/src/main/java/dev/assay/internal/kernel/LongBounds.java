package dev.assay.internal.kernel;

/** Minimum and maximum of longs. Grows as batches are added. */
public final class LongBounds {
    private long minimum = Long.MAX_VALUE;
    private long maximum = Long.MIN_VALUE;
    private long count;

    /** Takes in the rows that are in both sets. */
    public void add(long[] values, long[] validity, long[] scope, int words) {
        long low = minimum;
        long high = maximum;
        long seen = 0;
        for (int word = 0; word < words; word++) {
            long bits = validity[word] & scope[word];
            int base = word << 6;
            if (bits == -1L) {
                for (int row = base; row < base + 64; row++) {
                    low = Math.min(low, values[row]);
                    high = Math.max(high, values[row]);
                }
                seen += 64;
            } else {
                seen += Long.bitCount(bits);
                for (; bits != 0; bits &= bits - 1) {
                    long value = values[base + Long.numberOfTrailingZeros(bits)];
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        minimum = low;
        maximum = high;
        count += seen;
    }

    /** Number of values so far. */
    public long count() {
        return count;
    }

    /** The smallest; meaningless if {@link #count()} is 0. */
    public long minimum() {
        return minimum;
    }

    /** The largest; meaningless if {@link #count()} is 0. */
    public long maximum() {
        return maximum;
    }
}

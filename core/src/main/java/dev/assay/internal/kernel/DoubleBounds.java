package dev.assay.internal.kernel;

/** Minimum and maximum of doubles that are no NaN, and the number of NaNs. Zeros of both signs are equal and come out as 0.0. */
public final class DoubleBounds {
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;
    private long count;
    private long nans;

    /** Takes in the rows that are in both sets. */
    public void add(double[] values, long[] validity, long[] scope, int words) {
        double low = minimum;
        double high = maximum;
        long seen = 0;
        long odd = 0;
        for (int word = 0; word < words; word++) {
            long bits = validity[word] & scope[word];
            int base = word << 6;
            if (bits == -1L) {
                for (int row = base; row < base + 64; row++) {
                    double value = values[row];
                    low = value < low ? value : low;
                    high = value > high ? value : high;
                    odd += value != value ? 1 : 0;
                }
                seen += 64;
            } else {
                seen += Long.bitCount(bits);
                for (; bits != 0; bits &= bits - 1) {
                    double value = values[base + Long.numberOfTrailingZeros(bits)];
                    low = value < low ? value : low;
                    high = value > high ? value : high;
                    odd += value != value ? 1 : 0;
                }
            }
        }
        minimum = low;
        maximum = high;
        count += seen;
        nans += odd;
    }

    /** Number of values so far, NaNs included. */
    public long count() {
        return count;
    }

    /** Number of NaNs so far. */
    public long nans() {
        return nans;
    }

    /** The smallest value; meaningless if all are NaN or there is none. */
    public double minimum() {
        return minimum + 0.0;
    }

    /** The largest value; meaningless if all are NaN or there is none. */
    public double maximum() {
        return maximum + 0.0;
    }
}

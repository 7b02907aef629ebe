package dev.assay.internal.kernel;

/** Signed 128-bit numbers in two words. */
public final class Int128 {
    private static final double TWO_TO_64 = 0x1p64;

    private Int128() {}

    /** A nearby double: at most one unit in the last place away from the number. */
    public static double toDouble(long high, long low) {
        if (high == low >> 63) {
            return low;
        }
        // The lower word never cancels the upper one here: that would need high = -1 and low >= 2^63, which is the case
        // above.
        double unsigned = low >= 0 ? low : ((low >>> 1) | (low & 1)) * 2.0;
        return high * TWO_TO_64 + unsigned;
    }
}

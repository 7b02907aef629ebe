package dev.assay.predicate;

import dev.assay.predicate.IntervalSet.Interval;
import java.math.BigInteger;

/**
 * Doubles as whole numbers of the same order: their bits, those of negative ones inverted. -0.0 is -1, 0.0 is 0; NaNs lie beyond both
 * infinities, by their sign bit.
 */
final class OrderedDoubles {
    /** From one infinity to the other. */
    static final Interval ORDERED = new Interval(
            BigInteger.valueOf(key(Double.NEGATIVE_INFINITY)), BigInteger.valueOf(key(Double.POSITIVE_INFINITY)));

    private OrderedDoubles() {}

    static long key(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }
}

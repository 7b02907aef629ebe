package dev.assay.filter;

import java.math.BigDecimal;

/** Arithmetic on decimals held as unscaled 64-bit numbers. */
final class Decimals {
    private static final long[] POWERS = new long[SqlType.MAX_LONG_DIGITS + 1];

    static {
        long power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private Decimals() {}

    /** Ten to the power of 0 to 18. */
    static long power(int exponent) {
        return POWERS[exponent];
    }

    /** Order of {@code value * factor} and {@code other}, computed in 128 bits; the factor is positive. */
    static int compareScaled(long value, long factor, long other) {
        long high = Math.multiplyHigh(value, factor);
        long low = value * factor;
        long otherHigh = other >> 63;
        return high != otherHigh ? Long.compare(high, otherHigh) : Long.compareUnsigned(low, other);
    }

    /** The value of a row, which is not null. */
    static BigDecimal at(Vec vec, int row, int scale) {
        return vec.physical == Physical.DECIMAL ? vec.decimals[row] : BigDecimal.valueOf(vec.longs[row], scale);
    }

    /** Stores a value that has the type's scale and fits its precision. */
    static void set(Vec vec, int row, BigDecimal value) {
        if (vec.physical == Physical.DECIMAL) {
            vec.decimals[row] = value;
        } else {
            vec.longs[row] = value.unscaledValue().longValue();
        }
    }
}

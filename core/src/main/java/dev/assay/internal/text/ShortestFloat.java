package dev.assay.internal.text;

import java.math.BigInteger;

/**
 * Writes binary floating-point numbers with the fewest decimal digits that read back as the same number, the nearest such, in the
 * layout of {@code Double.toString}. From JDK 19 on {@code Double.toString} does just that; older ones sometimes write more digits than
 * needed, which would make a value's text depend on the JDK.
 *
 * <p>Method: Raffaello Giulietti, "The Schubfach way to render doubles" (2021). A number v = c * 2^q lies between the midpoints to its
 * neighbours. With k chosen so that the interval is between one and ten units of 10^k wide, it holds at least one multiple of 10^k and at
 * most one of 10^(k+1), which are found by scaling v and both midpoints with a 126-bit approximation of 10^-k and rounding to odd, which
 * keeps every comparison exact.
 */
final class ShortestFloat {
    private static final int DOUBLE_DIGITS = 53;
    private static final int DOUBLE_MIN_EXPONENT = -1074;
    /** Below this many units of the smallest exponent one decimal digit would do, but two are nearer. */
    private static final int DOUBLE_TINY = 3;

    private static final int FLOAT_DIGITS = 24;
    private static final int FLOAT_MIN_EXPONENT = -149;
    private static final int FLOAT_TINY = 8;

    /** Powers 10^-k for k in [MIN_K, MAX_K], as 126-bit numbers rounded up: upper 63 bits, lower 63 bits. */
    private static final int MIN_K = -324;

    private static final int MAX_K = 292;
    private static final long[] POWERS = powers();
    private static final long MASK_63 = (1L << 63) - 1;

    private ShortestFloat() {}

    static String text(double value) {
        if (value != value) {
            return "NaN";
        }
        long bits = Double.doubleToRawLongBits(value);
        boolean negative = bits < 0;
        int exponent = (int) (bits >>> DOUBLE_DIGITS - 1) & 0x7FF;
        long fraction = bits & (1L << DOUBLE_DIGITS - 1) - 1;
        if (exponent == 0x7FF) {
            return negative ? "-Infinity" : "Infinity";
        }
        if (exponent == 0 && fraction == 0) {
            return negative ? "-0.0" : "0.0";
        }
        long c = exponent == 0 ? fraction : fraction | 1L << DOUBLE_DIGITS - 1;
        int q = exponent == 0 ? DOUBLE_MIN_EXPONENT : exponent - 1 + DOUBLE_MIN_EXPONENT;
        boolean even = fraction != 0 || exponent <= 1;
        return render(negative, c, q, even, exponent == 0 && c < DOUBLE_TINY);
    }

    static String text(float value) {
        if (value != value) {
            return "NaN";
        }
        int bits = Float.floatToRawIntBits(value);
        boolean negative = bits < 0;
        int exponent = bits >>> FLOAT_DIGITS - 1 & 0xFF;
        int fraction = bits & (1 << FLOAT_DIGITS - 1) - 1;
        if (exponent == 0xFF) {
            return negative ? "-Infinity" : "Infinity";
        }
        if (exponent == 0 && fraction == 0) {
            return negative ? "-0.0" : "0.0";
        }
        long c = exponent == 0 ? fraction : fraction | 1L << FLOAT_DIGITS - 1;
        int q = exponent == 0 ? FLOAT_MIN_EXPONENT : exponent - 1 + FLOAT_MIN_EXPONENT;
        boolean even = fraction != 0 || exponent <= 1;
        return render(negative, c, q, even, exponent == 0 && c < FLOAT_TINY);
    }

    /** @param evenlySpaced whether the neighbour below is as far away as the one above; not so at powers of two */
    private static String render(boolean negative, long c, int q, boolean evenlySpaced, boolean tiny) {
        int shift = 0;
        long scaled = c;
        if (tiny) {
            scaled = 10 * c;
            shift = -1;
        }
        long digits;
        int k;
        // A small whole number needs no search: it is its own shortest text.
        if (q < 0 && q > -DOUBLE_DIGITS && (c & (1L << -q) - 1) == 0) {
            digits = c >> -q;
            k = 0;
        } else {
            k = exponent(q, evenlySpaced);
            digits = shortest(scaled, q, k, evenlySpaced);
            k += shift;
        }
        while (digits % 10 == 0) {
            digits /= 10;
            k++;
        }
        return layout(negative, Long.toString(digits), k);
    }

    /** floor(log10(2^q)), or floor(log10(3/4 * 2^q)) where the interval is narrower. */
    private static int exponent(int q, boolean evenlySpaced) {
        // log10(2) and log10(3/4) as fixed-point numbers of 41 bits; exact floors for |q| below 5,000,000.
        return (int) (q * 661_971_961_083L - (evenlySpaced ? 0 : 274_743_187_321L) >> 41);
    }

    /** Digits d so that d * 10^k is the answer; may end with a zero. */
    private static long shortest(long c, int q, int k, boolean evenlySpaced) {
        // floor(log2(10^-k)) by log2(10) as a fixed-point number of 38 bits.
        int h = q + (int) (-k * 913_124_641_741L >> 38) + 2;
        int row = (k - MIN_K) * 2;
        long g1 = POWERS[row];
        long g0 = POWERS[row + 1];
        long middle = roundToOdd(g1, g0, 4 * c << h);
        long low = roundToOdd(g1, g0, 4 * c - (evenlySpaced ? 2 : 1) << h);
        long high = roundToOdd(g1, g0, 4 * c + 2 << h);
        // The midpoints themselves read back as v only if v is even.
        int open = (int) c & 1;
        long s = middle >> 2;
        // Two digits are always written, so only numbers of three may lose one.
        if (s >= 100) {
            long below = s / 10 * 10;
            long above = below + 10;
            boolean belowFits = low + open <= below << 2;
            boolean aboveFits = (above << 2) + open <= high;
            if (belowFits != aboveFits) {
                return belowFits ? below : above;
            }
        }
        long t = s + 1;
        boolean sFits = low + open <= s << 2;
        boolean tFits = (t << 2) + open <= high;
        if (sFits != tFits) {
            return sFits ? s : t;
        }
        long difference = middle - (s + t << 1);
        return difference < 0 || difference == 0 && (s & 1) == 0 ? s : t;
    }

    /** Upper part of g * c, its last bit set if anything was cut off. */
    private static long roundToOdd(long g1, long g0, long c) {
        long x1 = Math.multiplyHigh(g0, c);
        long y0 = g1 * c;
        long y1 = Math.multiplyHigh(g1, c);
        long z = (y0 >>> 1) + x1;
        long w = y1 + (z >>> 63);
        return w | (z & MASK_63) + MASK_63 >>> 63;
    }

    private static String layout(boolean negative, String digits, int k) {
        StringBuilder text = new StringBuilder(26);
        if (negative) {
            text.append('-');
        }
        int point = digits.length() + k;
        if (point > 7 || point < -2) {
            text.append(digits.charAt(0)).append('.');
            if (digits.length() == 1) {
                text.append('0');
            } else {
                text.append(digits, 1, digits.length());
            }
            return text.append('E').append(point - 1).toString();
        }
        if (point <= 0) {
            text.append("0.");
            for (int i = point; i < 0; i++) {
                text.append('0');
            }
            return text.append(digits).toString();
        }
        if (point >= digits.length()) {
            text.append(digits);
            for (int i = digits.length(); i < point; i++) {
                text.append('0');
            }
            return text.append(".0").toString();
        }
        return text.append(digits, 0, point)
                .append('.')
                .append(digits, point, digits.length())
                .toString();
    }

    private static long[] powers() {
        long[] table = new long[(MAX_K - MIN_K + 1) * 2];
        BigInteger mask = BigInteger.ONE.shiftLeft(63).subtract(BigInteger.ONE);
        for (int k = MIN_K; k <= MAX_K; k++) {
            // floor(10^-k * 2^-r) + 1 with r so that it has 126 bits.
            BigInteger power = BigInteger.TEN.pow(Math.abs(k));
            BigInteger g;
            if (k <= 0) {
                int r = power.bitLength() - 126;
                g = r >= 0 ? power.shiftRight(r) : power.shiftLeft(-r);
            } else {
                int r = power.bitLength() + 125;
                g = BigInteger.ONE.shiftLeft(r).divide(power);
                if (g.bitLength() > 126) {
                    g = BigInteger.ONE.shiftLeft(r - 1).divide(power);
                }
            }
            g = g.add(BigInteger.ONE);
            table[(k - MIN_K) * 2] = g.shiftRight(63).longValue();
            table[(k - MIN_K) * 2 + 1] = g.and(mask).longValue();
        }
        return table;
    }
}

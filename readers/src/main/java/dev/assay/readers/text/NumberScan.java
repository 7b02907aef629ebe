package dev.assay.readers.text;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Reads one number of JSON's grammar, which is what CSV takes for a number too: an optional minus sign, digits without leading zeros,
 * optionally a fraction and an exponent. Reused; the answers hold until the next {@link #scan}.
 */
public final class NumberScan {
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long EXACT_DOUBLE = 1L << 53;
    private static final int LONG_DIGITS = 19;
    /** Any number with such an exponent is zero or infinite; digits that follow do not matter. */
    private static final int ENDLESS_EXPONENT = 100_000_000;

    private byte[] bytes = new byte[0];
    private int from;
    private int end;
    private boolean negative;
    private boolean whole;
    private int wholeDigits;
    private int digits;
    private long mantissa;
    private int exponent;

    /**
     * Reads the number that starts at {@code from}.
     *
     * @return the index behind its last character; where the grammar breaks, {@code -1 - index} of the wrong character
     */
    public int scan(byte[] source, int start, int limit) {
        bytes = source;
        from = start;
        int at = start;
        negative = at < limit && source[at] == '-';
        if (negative) {
            at++;
        }
        long value = 0;
        int first = at;
        if (at < limit && source[at] == '0') {
            at++;
            first = at;
        } else {
            while (at < limit && isDigit(source[at])) {
                value = value * 10 + (source[at] - '0');
                at++;
            }
            if (at == first) {
                return -1 - at;
            }
        }
        wholeDigits = at - first;
        digits = wholeDigits;
        exponent = 0;
        whole = at == limit || source[at] != '.' && (source[at] | 0x20) != 'e';
        mantissa = value;
        if (!whole) {
            at = fraction(at, limit);
        }
        end = at;
        return at;
    }

    private int fraction(int start, int limit) {
        int at = start;
        if (bytes[at] == '.') {
            at++;
            int first = at;
            while (at < limit && isDigit(bytes[at])) {
                mantissa = mantissa * 10 + (bytes[at] - '0');
                // Zeros before the first other digit are not significant.
                digits += digits > 0 || bytes[at] != '0' ? 1 : 0;
                at++;
            }
            if (at == first) {
                return -1 - at;
            }
            exponent = first - at;
        }
        if (at < limit && (bytes[at] | 0x20) == 'e') {
            at++;
            boolean down = at < limit && bytes[at] == '-';
            if (down || at < limit && bytes[at] == '+') {
                at++;
            }
            int first = at;
            int power = 0;
            while (at < limit && isDigit(bytes[at])) {
                power = power >= ENDLESS_EXPONENT ? power : power * 10 + (bytes[at] - '0');
                at++;
            }
            if (at == first) {
                return -1 - at;
            }
            exponent += down ? -power : power;
        }
        return at;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Whether all of a range is one number; of at most {@code most} characters, for longer ones are not meant as numbers. */
    public boolean isNumber(byte[] source, int start, int limit, int most) {
        return start < limit && limit - start <= most && scan(source, start, limit) == limit;
    }

    /** Whether it has neither fraction nor exponent. */
    public boolean isWhole() {
        return whole;
    }

    /** Significant digits of a whole number; 0 for zero. */
    public int wholeDigits() {
        return wholeDigits;
    }

    /** Whether it is whole and fits into 64 bits. */
    public boolean isLong() {
        return whole
                && (wholeDigits < LONG_DIGITS
                        || wholeDigits == LONG_DIGITS && (mantissa >= 0 || negative && mantissa == Long.MIN_VALUE));
    }

    /** Its value; only if {@link #isLong}. */
    public long longValue() {
        return negative ? -mantissa : mantissa;
    }

    /** The nearest double; infinite if it is too large for any other. */
    public double doubleValue() {
        // With a mantissa and a power of ten that are doubles, one rounding is all there is (Clinger 1990).
        if (digits < LONG_DIGITS && mantissa <= EXACT_DOUBLE && exponent >= -22 && exponent <= 22) {
            double value = exponent < 0 ? mantissa / POWERS[-exponent] : mantissa * POWERS[exponent];
            return negative ? -value : value;
        }
        return Double.parseDouble(text());
    }

    /** Whether the digits and their place fit into a long; then {@link #unscaled} and {@link #scale} are the number. */
    public boolean isShort() {
        return digits < LONG_DIGITS;
    }

    /** The digits as a whole number, with sign; only if {@link #isShort}. */
    public long unscaled() {
        return negative ? -mantissa : mantissa;
    }

    /** How many of the digits stand behind the point; negative if zeros follow them. */
    public int scale() {
        return -exponent;
    }

    /** The exact value; slow. Only for exponents that are known to be small. */
    public BigDecimal decimalValue() {
        return new BigDecimal(text());
    }

    private String text() {
        return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    }
}

package dev.assay.internal.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers and booleans from UTF-8 text as Spark 3.5 casts them. White space and control characters of ASCII around the text are
 * ignored.
 */
public final class SparkNumbers {
    /** Longest text that is read as a decimal; reading longer ones would take time that grows with the square of the length. */
    public static final int MAX_DECIMAL_CHARS = 1_000;

    private static final int MAX_DECIMAL_DIGITS = 38;

    private SparkNumbers() {}

    /**
     * Whether the text is a whole number of 64 bits: a sign, digits, and optionally a point and more digits, which are cut. At least one
     * digit is needed (Spark takes a lone point for 0). If so, {@link #whole} gives its value.
     */
    public static boolean isWhole(byte[] utf8, int from, int length) {
        return scanWhole(utf8, from, length, true) == 1;
    }

    /** The whole number; 0 if the text is none ({@link #isWhole} tells). */
    public static long whole(byte[] utf8, int from, int length) {
        return scanWhole(utf8, from, length, false);
    }

    private static long scanWhole(byte[] utf8, int from, int length, boolean validate) {
        int end = from + length;
        int at = from;
        while (at < end && isBlank(utf8[at])) {
            at++;
        }
        while (end > at && isBlank(utf8[end - 1])) {
            end--;
        }
        boolean negative = at < end && utf8[at] == '-';
        if (negative || at < end && utf8[at] == '+') {
            at++;
        }
        // Collected as a negative number, which reaches one further than a positive one.
        long value = 0;
        boolean cut = false;
        int digits = 0;
        for (; at < end; at++) {
            int c = utf8[at];
            if (c == '.' && !cut) {
                cut = true;
            } else if (c < '0' || c > '9') {
                return 0;
            } else {
                digits++;
                if (!cut) {
                    if (value < Long.MIN_VALUE / 10) {
                        return 0;
                    }
                    value = value * 10 - (c - '0');
                    if (value > 0) {
                        return 0;
                    }
                }
            }
        }
        if (digits == 0 || !negative && value == Long.MIN_VALUE) {
            return 0;
        }
        return validate ? 1 : negative ? value : -value;
    }

    /**
     * Whether the text is a floating-point number: Java's decimal syntax ({@code 1e3}, {@code .5}, {@code 2.}, {@code 1.0f}), or in any
     * case {@code NaN}, {@code inf}, {@code infinity}. Too large is infinite, not wrong.
     */
    public static boolean isFloating(byte[] utf8, int from, int length) {
        return floating(utf8, from, length) != null;
    }

    /** The number nearest to the text, or null if it is none. */
    public static @Nullable Double floating(byte[] utf8, int from, int length) {
        if (!mayBeFloating(utf8, from, length)) {
            return null;
        }
        String text = new String(utf8, from, length, StandardCharsets.UTF_8);
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return special(text);
        }
    }

    /** The 32-bit number nearest to the text, or null if it is none. */
    public static @Nullable Float singleFloating(byte[] utf8, int from, int length) {
        if (!mayBeFloating(utf8, from, length)) {
            return null;
        }
        String text = new String(utf8, from, length, StandardCharsets.UTF_8);
        try {
            return Float.valueOf(text);
        } catch (NumberFormatException e) {
            Double special = special(text);
            return special == null ? null : special.floatValue();
        }
    }

    /**
     * A decimal with digits and an optional exponent, rounded half up to the scale; null if the text is none, is longer than {@link
     * #MAX_DECIMAL_CHARS}, or has more digits than the precision then allows.
     */
    public static @Nullable BigDecimal decimal(byte[] utf8, int from, int length, int precision, int scale) {
        int end = from + length;
        int at = from;
        while (at < end && utf8[at] >= 0 && utf8[at] <= ' ') {
            at++;
        }
        while (end > at && utf8[end - 1] >= 0 && utf8[end - 1] <= ' ') {
            end--;
        }
        if (at == end || end - at > MAX_DECIMAL_CHARS) {
            return null;
        }
        BigDecimal number;
        try {
            number = new BigDecimal(new String(utf8, at, end - at, StandardCharsets.UTF_8));
        } catch (NumberFormatException e) {
            return null;
        }
        return fit(number, precision, scale);
    }

    /** A decimal brought to a precision and scale, rounding half up; null if it has too many digits before the point. */
    public static @Nullable BigDecimal fit(BigDecimal number, int precision, int scale) {
        long integerDigits = (long) number.precision() - number.scale();
        if (number.signum() == 0 || integerDigits < -scale) {
            // Zero, or too small to leave a digit: said without writing out what may be millions of zeros.
            return BigDecimal.ZERO.setScale(scale);
        }
        if (integerDigits > MAX_DECIMAL_DIGITS) {
            return null;
        }
        BigDecimal rounded = number.setScale(scale, RoundingMode.HALF_UP);
        return rounded.precision() > precision ? null : rounded;
    }

    /** TRUE, FALSE or null if the text is neither: {@code t true y yes 1}, {@code f false n no 0}, in any case. */
    public static @Nullable Boolean bool(byte[] utf8, int from, int length) {
        int end = from + length;
        int at = from;
        while (at < end && isBlank(utf8[at])) {
            at++;
        }
        while (end > at && isBlank(utf8[end - 1])) {
            end--;
        }
        if (end - at > 5) {
            return null;
        }
        switch (new String(utf8, at, end - at, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT)) {
            case "t":
            case "true":
            case "y":
            case "yes":
            case "1":
                return Boolean.TRUE;
            case "f":
            case "false":
            case "n":
            case "no":
            case "0":
                return Boolean.FALSE;
            default:
                return null;
        }
    }

    /** Rules out most text without an exception: a number begins with a digit, a sign, a point, or the letter of a special value. */
    private static boolean mayBeFloating(byte[] utf8, int from, int length) {
        int at = from;
        int end = from + length;
        while (at < end && utf8[at] >= 0 && utf8[at] <= ' ') {
            at++;
        }
        if (at == end) {
            return false;
        }
        int c = utf8[at];
        return c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.' || (c | 32) == 'n' || (c | 32) == 'i';
    }

    private static @Nullable Double special(String text) {
        switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "inf":
            case "+inf":
            case "infinity":
            case "+infinity":
                return Double.POSITIVE_INFINITY;
            case "-inf":
            case "-infinity":
                return Double.NEGATIVE_INFINITY;
            case "nan":
                return Double.NaN;
            default:
                return null;
        }
    }

    private static boolean isBlank(byte c) {
        return c >= 0 && c <= ' ' || c == 0x7F;
    }
}

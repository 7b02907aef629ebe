package dev.assay.internal.text;

import dev.assay.internal.time.CivilDays;
import dev.assay.internal.time.SparkDates;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The text of a value as Spark 3.5 casts it to a string: {@code 5}, {@code 1.50}, {@code 1.0E10}, {@code true}, {@code 2024-01-15},
 * {@code 2024-01-15 01:02:03.5}. The same on every JDK.
 */
public final class CanonicalText {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long SECONDS_PER_DAY = 86_400L;
    private static final long MICROS_PER_SECOND = 1_000_000L;

    private CanonicalText() {}

    /** A whole number. */
    public static String whole(long value) {
        return Long.toString(value);
    }

    /** A decimal with its scale kept; very small ones with an exponent, as {@link BigDecimal#toString} writes them. */
    public static String decimal(BigDecimal value) {
        return value.toString();
    }

    /** A decimal given by its digits and its scale. */
    public static String decimal(long unscaled, int scale) {
        return decimal(BigDecimal.valueOf(unscaled, scale));
    }

    /** A decimal of at most 128 bits: upper and lower half of its digits as a two's complement number. */
    public static String decimal(long high, long low, int scale) {
        return decimal(int128(high, low, scale));
    }

    /** The decimal that two halves of a two's complement number of 128 bits and a scale mean. */
    public static BigDecimal int128(long high, long low, int scale) {
        if (high == low >> 63) {
            return BigDecimal.valueOf(low, scale);
        }
        BigInteger digits = BigInteger.valueOf(high).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low)));
        return new BigDecimal(digits, scale);
    }

    /** A 64-bit float: the fewest digits that give it back, in the layout of {@link Double#toString}. */
    public static String number(double value) {
        return ShortestFloat.text(value);
    }

    /** A 32-bit float: the fewest digits that give it back, in the layout of {@link Float#toString}. */
    public static String number(float value) {
        return ShortestFloat.text(value);
    }

    /** {@code true} or {@code false}. */
    public static String bool(boolean value) {
        return value ? "true" : "false";
    }

    /** {@code 2024-01-15}; years before 0 with a minus, after 9999 with a plus. */
    public static String date(long epochDay) {
        return appendDate(new StringBuilder(10), epochDay).toString();
    }

    /** An instant's fields in a zone, fraction without trailing zeros; microseconds since 1970-01-01T00:00Z. */
    public static String timestamp(long epochMicros, ZoneId zone) {
        return timestamp(
                Math.floorDiv(epochMicros, MICROS_PER_SECOND),
                (int) Math.floorMod(epochMicros, MICROS_PER_SECOND) * 1000,
                zone);
    }

    /** A timestamp without zone: microseconds since 1970-01-01T00:00 of no zone. */
    public static String localTimestamp(long micros) {
        return timestamp(micros, ZoneOffset.UTC);
    }

    /** An instant's fields in a zone with up to nine digits of a fraction, without trailing zeros. */
    public static String timestamp(long epochSecond, int nanos, ZoneId zone) {
        long second = SparkDates.toLocalSecond(epochSecond, zone);
        long day = Math.floorDiv(second, SECONDS_PER_DAY);
        int ofDay = (int) (second - day * SECONDS_PER_DAY);
        StringBuilder text = appendDate(new StringBuilder(29), day).append(' ');
        appendTwo(text, ofDay / 3600).append(':');
        appendTwo(text, ofDay / 60 % 60).append(':');
        appendTwo(text, ofDay % 60);
        if (nanos != 0) {
            String digits = Long.toString(NANOS_PER_SECOND + nanos);
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            text.append('.').append(digits, 1, end);
        }
        return text.toString();
    }

    private static StringBuilder appendDate(StringBuilder text, long epochDay) {
        long packed = CivilDays.packed(epochDay);
        long year = CivilDays.year(packed);
        long size = Math.abs(year);
        if (year < 0) {
            text.append('-');
        } else if (year > 9999) {
            text.append('+');
        }
        for (long bound = 1000; bound > 1 && size < bound; bound /= 10) {
            text.append('0');
        }
        text.append(size).append('-');
        appendTwo(text, CivilDays.month(packed)).append('-');
        return appendTwo(text, CivilDays.dayOfMonth(packed));
    }

    private static StringBuilder appendTwo(StringBuilder text, int value) {
        return text.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }
}

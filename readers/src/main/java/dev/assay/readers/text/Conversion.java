package dev.assay.readers.text;

import dev.assay.internal.text.SparkNumbers;
import dev.assay.internal.time.SparkDates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/**
 * Turns a text into a value of a type that the user names. More forms are taken than inference takes ({@code 007}, {@code +5}, {@code
 * .5}, blanks around), but nothing is lost: a number that would have to be rounded or cut does not fit.
 */
abstract class Conversion {
    private static final int LONGEST_NUMBER = 1_000;
    private static final int LARGEST_EXPONENT = 1_000;
    private static final int LONG_DIGITS = 18;

    private long value;
    private byte @Nullable [] large;

    /** Whether a text is a value; if so, {@link #value} or {@link #large} has it. */
    abstract boolean convert(byte[] bytes, int from, int to, NumberScan number);

    /** The value's bits. */
    final long value() {
        return value;
    }

    /** The value in big-endian two's complement, if it does not fit into {@link #value}; otherwise null. */
    final byte @Nullable [] large() {
        return large;
    }

    final boolean is(long bits) {
        value = bits;
        large = null;
        return true;
    }

    final boolean is(byte[] bigEndian) {
        large = bigEndian;
        return true;
    }

    /** The exact number that a text is; null if it is none, or one out of all proportion. */
    static @Nullable BigDecimal exact(byte[] bytes, int from, int to) {
        if (to - from > LONGEST_NUMBER) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(new String(bytes, from, to - from, StandardCharsets.UTF_8).strip());
            return Math.abs((long) number.scale()) > LARGEST_EXPONENT ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whole numbers of 8 to 64 bits. */
    static final class Whole extends Conversion {
        private final long lowest;
        private final long highest;

        Whole(int bits) {
            lowest = Long.MIN_VALUE >> (64 - bits);
            highest = Long.MAX_VALUE >> (64 - bits);
        }

        @Override
        boolean convert(byte[] bytes, int from, int to, NumberScan number) {
            long whole;
            if (number.isNumber(bytes, from, to, LONGEST_NUMBER) && number.isLong()) {
                whole = number.longValue();
            } else {
                BigDecimal exact = exact(bytes, from, to);
                if (exact == null) {
                    return false;
                }
                try {
                    whole = exact.longValueExact();
                } catch (ArithmeticException e) {
                    return false;
                }
            }
            return whole >= lowest && whole <= highest && is(whole);
        }
    }

    /** Doubles and floats. */
    static final class Floating extends Conversion {
        private final boolean single;

        Floating(boolean single) {
            this.single = single;
        }

        @Override
        boolean convert(byte[] bytes, int from, int to, NumberScan number) {
            if (single) {
                Float value = SparkNumbers.singleFloating(bytes, from, to - from);
                return value != null && is(Float.floatToRawIntBits(value));
            }
            if (number.isNumber(bytes, from, to, LONGEST_NUMBER)) {
                return is(Double.doubleToRawLongBits(number.doubleValue()));
            }
            Double value = SparkNumbers.floating(bytes, from, to - from);
            return value != null && is(Double.doubleToRawLongBits(value));
        }
    }

    /** Decimals of all sizes. */
    static final class Decimal extends Conversion {
        private static final long[] POWERS = new long[LONG_DIGITS + 1];

        private final int precision;
        private final int scale;

        static {
            POWERS[0] = 1;
            for (int i = 1; i < POWERS.length; i++) {
                POWERS[i] = POWERS[i - 1] * 10;
            }
        }

        Decimal(ArrowType.Decimal type) {
            precision = type.getPrecision();
            scale = type.getScale();
        }

        @Override
        boolean convert(byte[] bytes, int from, int to, NumberScan number) {
            if (precision <= LONG_DIGITS && number.isNumber(bytes, from, to, LONGEST_NUMBER) && number.isShort()) {
                int zeros = scale - number.scale();
                if (zeros >= 0 && zeros <= LONG_DIGITS) {
                    long high = Math.multiplyHigh(number.unscaled(), POWERS[zeros]);
                    long low = number.unscaled() * POWERS[zeros];
                    if (high == low >> 63 && low < POWERS[precision] && low > -POWERS[precision]) {
                        return is(low);
                    }
                }
            }
            BigDecimal exact = exact(bytes, from, to);
            if (exact == null) {
                return false;
            }
            try {
                BigDecimal scaled = exact.setScale(scale, RoundingMode.UNNECESSARY);
                return scaled.precision() <= precision
                        && is(scaled.unscaledValue().toByteArray());
            } catch (ArithmeticException e) {
                return false;
            }
        }
    }

    /** Dates, as days since 1970-01-01. */
    static final class Date extends Conversion {
        @Override
        boolean convert(byte[] bytes, int from, int to, NumberScan number) {
            long day = SparkDates.date(bytes, from, to - from);
            return day != SparkDates.INVALID && is(day);
        }
    }

    /** Timestamps; those of a zone take texts without zone for that zone's local time. A time alone is none. */
    static final class Timestamp extends Conversion {
        private final @Nullable ZoneId zone;
        private final TimeUnit unit;

        Timestamp(ArrowType.Timestamp type) {
            String name = type.getTimezone();
            zone = name == null ? null : name.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(name);
            unit = type.getUnit();
        }

        @Override
        boolean convert(byte[] bytes, int from, int to, NumberScan number) {
            if (isTimeOnly(bytes, from, to)) {
                return false;
            }
            long micros = zone == null
                    ? SparkDates.localTimestamp(bytes, from, to - from)
                    : SparkDates.timestamp(bytes, from, to - from, zone, Instant.EPOCH);
            if (micros == SparkDates.INVALID) {
                return false;
            }
            switch (unit) {
                case SECOND:
                    return micros % 1_000_000 == 0 && is(micros / 1_000_000);
                case MILLISECOND:
                    return micros % 1_000 == 0 && is(micros / 1_000);
                case NANOSECOND:
                    return Math.abs(micros) <= Long.MAX_VALUE / 1_000 && is(micros * 1_000);
                default:
                    return is(micros);
            }
        }

        /** Spark reads a time alone as today's, which would make the data depend on the day it is read. */
        private static boolean isTimeOnly(byte[] bytes, int from, int to) {
            int at = from;
            while (at < to && bytes[at] <= ' ') {
                at++;
            }
            if (at < to && bytes[at] == 'T') {
                return true;
            }
            while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
                at++;
            }
            return at < to && bytes[at] == ':';
        }
    }
}

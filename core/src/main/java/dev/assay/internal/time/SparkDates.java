package dev.assay.internal.time;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and timestamps from text as Spark 3.5 casts them, without an object per value in the common forms.
 *
 * <ul>
 *   <li>A date is {@code yyyy}, {@code yyyy-M} or {@code yyyy-M-d} with an optional sign, a year of four to seven digits and months and
 *       days of one or two; after a complete date, a blank or {@code T} ends it and whatever follows is ignored.
 *   <li>A timestamp is a date, or a date, a blank or {@code T}, and a time {@code H[:m[:s[.f]]]}, whose seconds or fraction may be
 *       followed by a zone ({@code Z}, {@code +2:00}, {@code UTC}, {@code Europe/Paris}); or a time alone with at least one colon or a
 *       {@code T} in front, which means today. The year has four to six digits; digits behind the sixth of a fraction are cut.
 *   <li>White space and control characters of ASCII around the text are ignored. 24:00, second 60 and dates the calendar lacks are no
 *       dates or times.
 * </ul>
 */
public final class SparkDates {
    /**
     * The answer for text that is no date or timestamp. (As a timestamp it would also be the very first microsecond a {@code long} can
     * name, in the year -290308, which therefore cannot be read from text.)
     */
    public static final long INVALID = Long.MIN_VALUE;

    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long SECONDS_PER_DAY = 86_400L;
    private static final int YEAR = 0;
    private static final int MONTH = 1;
    private static final int DAY = 2;
    private static final int HOUR = 3;
    private static final int MINUTE = 4;
    private static final int SECOND = 5;
    private static final int FRACTION = 6;

    private SparkDates() {}

    /** Days since 1970-01-01, within 32 bits, or {@link #INVALID}. */
    public static long date(CharSequence text) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return date(bytes, 0, bytes.length);
    }

    /** Days since 1970-01-01, within 32 bits, or {@link #INVALID}; for UTF-8 bytes. */
    public static long date(byte[] utf8, int from, int length) {
        int at = trimStart(utf8, from, from + length);
        int end = trimEnd(utf8, at, from + length);
        if (at == end) {
            return INVALID;
        }
        boolean negative = utf8[at] == '-';
        if (negative || utf8[at] == '+') {
            at++;
        }
        int part = YEAR;
        int year = 0;
        int month = 1;
        int value = 0;
        int digits = 0;
        for (; at < end; at++) {
            int c = utf8[at];
            if (c >= '0' && c <= '9') {
                if (++digits > 7) {
                    return INVALID;
                }
                value = value * 10 + (c - '0');
            } else if (c == '-' && part < DAY) {
                if (!fits(part, digits, 7)) {
                    return INVALID;
                }
                if (part == YEAR) {
                    year = value;
                } else {
                    month = value;
                }
                part++;
                value = 0;
                digits = 0;
            } else if (part == DAY && (c == ' ' || c == 'T')) {
                break;
            } else {
                return INVALID;
            }
        }
        if (!fits(part, digits, 7)) {
            return INVALID;
        }
        int day = 1;
        if (part == YEAR) {
            year = value;
        } else if (part == MONTH) {
            month = value;
        } else {
            day = value;
        }
        int signed = negative ? -year : year;
        if (!CivilDays.exists(signed, month, day)) {
            return INVALID;
        }
        long epochDay = CivilDays.toDay(signed, month, day);
        return epochDay == (int) epochDay ? epochDay : INVALID;
    }

    /** Microseconds since 1970-01-01T00:00Z or {@link #INVALID}; see {@link #timestamp(byte[], int, int, ZoneId, Instant)}. */
    public static long timestamp(CharSequence text, ZoneId zone, Instant now) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return timestamp(bytes, 0, bytes.length, zone, now);
    }

    /**
     * Microseconds since 1970-01-01T00:00Z or {@link #INVALID}; for UTF-8 bytes.
     *
     * @param zone the zone of texts that name none
     * @param now tells what today is, for times without a date; today in the text's zone if it names one
     */
    public static long timestamp(byte[] utf8, int from, int length, ZoneId zone, Instant now) {
        return parse(utf8, from, length, zone, now, false);
    }

    /**
     * The fields of a timestamp as microseconds since 1970-01-01T00:00 of no zone, or {@link #INVALID}. A zone in the text must be one,
     * and is ignored; a time alone is no such timestamp.
     */
    public static long localTimestamp(byte[] utf8, int from, int length) {
        return parse(utf8, from, length, ZoneOffset.UTC, Instant.EPOCH, true);
    }

    private static long parse(byte[] utf8, int from, int length, ZoneId zone, Instant now, boolean local) {
        int at = trimStart(utf8, from, from + length);
        int end = trimEnd(utf8, at, from + length);
        if (at == end) {
            return INVALID;
        }
        boolean negative = utf8[at] == '-';
        boolean signed = negative || utf8[at] == '+';
        if (signed) {
            at++;
        }
        int part = YEAR;
        boolean timeOnly = false;
        if (at < end && utf8[at] == 'T' && !signed) {
            timeOnly = true;
            part = HOUR;
            at++;
        }
        int year = 1;
        int month = 1;
        int day = 1;
        int hour = 0;
        int minute = 0;
        int second = 0;
        int value = 0;
        int digits = 0;
        int zoneFrom = -1;
        for (; at <= end; at++) {
            int c = at < end ? utf8[at] : -1;
            if (c >= '0' && c <= '9') {
                if (part != FRACTION || digits < 6) {
                    value = value * 10 + (c - '0');
                }
                digits++;
                if (part != FRACTION && digits > 6) {
                    return INVALID;
                }
                continue;
            }
            boolean separated = false;
            if (c == -1) {
                separated = true;
            } else if (part == YEAR && c == ':' && !signed) {
                timeOnly = true;
                part = HOUR;
                separated = true;
            } else if (part < DAY) {
                separated = c == '-';
            } else if (part == DAY) {
                separated = c == ' ' || c == 'T';
            } else if (part < SECOND) {
                separated = c == ':';
            } else {
                separated = true;
            }
            if (!separated || !fits(part, digits, 6)) {
                return INVALID;
            }
            switch (part) {
                case YEAR:
                    year = value;
                    break;
                case MONTH:
                    month = value;
                    break;
                case DAY:
                    day = value;
                    break;
                case HOUR:
                    hour = value;
                    break;
                case MINUTE:
                    minute = value;
                    break;
                case SECOND:
                    second = value;
                    break;
                default:
                    break;
            }
            if (c == -1) {
                break;
            }
            if (part == FRACTION || part == SECOND && c != '.') {
                zoneFrom = at;
                break;
            }
            part++;
            value = 0;
            digits = 0;
        }
        int micros = 0;
        if (part == FRACTION) {
            micros = value;
            for (int i = digits; i < 6; i++) {
                micros *= 10;
            }
        }
        if (hour > 23 || minute > 59 || second > 59) {
            return INVALID;
        }
        ZoneId own = zoneFrom < 0 ? zone : zone(utf8, zoneFrom, end);
        if (own == null || local && timeOnly) {
            return INVALID;
        }
        int signedYear = negative ? -year : year;
        if (!timeOnly && !CivilDays.exists(signedYear, month, day)) {
            return INVALID;
        }
        long epochDay = timeOnly ? today(own, now) : CivilDays.toDay(signedYear, month, day);
        long localSecond = epochDay * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second;
        return micros(local ? localSecond : toEpochSecond(localSecond, own), micros);
    }

    /**
     * The instant of a local time in a zone, both in seconds since 1970-01-01T00:00. A time that a clock change skips is read with the
     * offset before the change, and so is one that happens twice.
     */
    public static long toEpochSecond(long localSecond, ZoneId zone) {
        if (zone instanceof ZoneOffset offset) {
            return localSecond - offset.getTotalSeconds();
        }
        ZoneRules rules = zone.getRules();
        LocalDateTime time = LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
        return localSecond - rules.getOffset(time).getTotalSeconds();
    }

    /** The local time of an instant in a zone, both in seconds since 1970-01-01T00:00. */
    public static long toLocalSecond(long epochSecond, ZoneId zone) {
        if (zone instanceof ZoneOffset offset) {
            return epochSecond + offset.getTotalSeconds();
        }
        return epochSecond
                + zone.getRules().getOffset(Instant.ofEpochSecond(epochSecond)).getTotalSeconds();
    }

    /**
     * The zone that a text names as Spark reads it: what {@link ZoneId#of} takes, the old three-letter names, and offsets with one digit
     * for the hour or the minute.
     *
     * @throws DateTimeException if there is no such zone
     */
    public static ZoneId zone(String text) {
        String zone = text;
        int sign = Math.max(zone.indexOf('+'), zone.indexOf('-'));
        if (sign >= 0 && sign + 2 < zone.length() && isDigit(zone.charAt(sign + 1)) && zone.charAt(sign + 2) == ':') {
            zone = zone.substring(0, sign + 1) + "0" + zone.substring(sign + 1);
        }
        int colon = zone.length() - 2;
        if (colon >= 3
                && zone.charAt(colon) == ':'
                && isDigit(zone.charAt(colon + 1))
                && isDigit(zone.charAt(colon - 1))
                && isDigit(zone.charAt(colon - 2))
                && (zone.charAt(colon - 3) == '+' || zone.charAt(colon - 3) == '-')) {
            zone = zone.substring(0, colon + 1) + "0" + zone.substring(colon + 1);
        }
        return ZoneId.of(zone, ZoneId.SHORT_IDS);
    }

    private static long today(ZoneId zone, Instant now) {
        return Math.floorDiv(toLocalSecond(now.getEpochSecond(), zone), SECONDS_PER_DAY);
    }

    private static long micros(long epochSecond, int micros) {
        // Towards zero first, so that the product overflows only where the sum does.
        long whole = epochSecond < 0 && micros > 0 ? epochSecond + 1 : epochSecond;
        long rest = whole == epochSecond ? micros : micros - MICROS_PER_SECOND;
        long high = Math.multiplyHigh(whole, MICROS_PER_SECOND);
        long low = whole * MICROS_PER_SECOND;
        long sum = low + rest;
        boolean overflow = high != low >> 63 || ((low ^ sum) & (rest ^ sum)) < 0;
        return overflow ? INVALID : sum;
    }

    /** The zone written in the bytes, or null if there is none such. */
    private static @Nullable ZoneId zone(byte[] utf8, int from, int to) {
        int at = from;
        while (at < to && isBlank(utf8[at])) {
            at++;
        }
        if (to - at == 1 && utf8[at] == 'Z') {
            return ZoneOffset.UTC;
        }
        try {
            return zone(new String(utf8, at, to - at, StandardCharsets.UTF_8));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean fits(int part, int digits, int maxYearDigits) {
        if (part == YEAR) {
            return digits >= 4 && digits <= maxYearDigits;
        }
        return part == FRACTION || digits >= 1 && digits <= 2;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int trimStart(byte[] utf8, int from, int to) {
        int at = from;
        while (at < to && isBlank(utf8[at])) {
            at++;
        }
        return at;
    }

    private static int trimEnd(byte[] utf8, int from, int to) {
        int end = to;
        while (end > from && isBlank(utf8[end - 1])) {
            end--;
        }
        return end;
    }

    private static boolean isBlank(byte c) {
        return c >= 0 && c <= ' ' || c == 0x7F;
    }
}

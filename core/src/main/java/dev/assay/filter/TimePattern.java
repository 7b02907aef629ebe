package dev.assay.filter;

import dev.assay.internal.time.SparkDates;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * A pattern of to_date, to_timestamp and unix_timestamp: Spark's letters, read strictly (a pattern {@code dd} wants two digits). Fields that
 * the pattern lacks are those of 1970-01-01 00:00:00. Immutable.
 */
final class TimePattern {
    private static final String LETTERS = "yMLdDhHkKmsSazZXxVOG";

    private final DateTimeFormatter formatter;

    private TimePattern(DateTimeFormatter formatter) {
        this.formatter = formatter;
    }

    /** @throws IllegalArgumentException if it is no pattern; the message is for people */
    static TimePattern compile(String pattern) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        boolean era = letterOf(pattern, 'G');
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            int end = i + 1;
            if (c == '\'') {
                end = pattern.indexOf('\'', i + 1) + 1;
                if (end == 0) {
                    throw new IllegalArgumentException("an open quote in the pattern");
                }
                builder.appendPattern(pattern.substring(i, end));
            } else if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
                while (end < pattern.length() && pattern.charAt(end) == c) {
                    end++;
                }
                letters(builder, c, end - i, era);
            } else if (c == '[' || c == ']') {
                builder.appendPattern(String.valueOf(c));
            } else if (c == '{' || c == '}' || c == '#') {
                throw new IllegalArgumentException("the reserved character '" + c + "'");
            } else {
                builder.appendLiteral(c);
            }
            i = end;
        }
        return new TimePattern(builder.toFormatter(Locale.US)
                .withChronology(IsoChronology.INSTANCE)
                .withResolverStyle(ResolverStyle.STRICT));
    }

    private static boolean letterOf(String pattern, char letter) {
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            quoted ^= pattern.charAt(i) == '\'';
            if (!quoted && pattern.charAt(i) == letter) {
                return true;
            }
        }
        return false;
    }

    private static void letters(DateTimeFormatterBuilder builder, char letter, int count, boolean era) {
        if (LETTERS.indexOf(letter) < 0) {
            throw new IllegalArgumentException("the letter '" + letter + "', which cannot be read");
        }
        if (letter == 'S') {
            if (count > 9) {
                throw new IllegalArgumentException("more than nine digits of a fraction");
            }
            builder.appendFraction(ChronoField.NANO_OF_SECOND, 1, count, false);
        } else {
            char known = letter == 'y' && !era ? 'u' : letter;
            builder.appendPattern(String.valueOf(known).repeat(count));
        }
    }

    /** Microseconds since 1970-01-01T00:00Z, or {@link SparkDates#INVALID}; the zone is that of texts that name none. */
    long parse(String text, ZoneId zone) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            ZoneId own = parsed.query(TemporalQueries.zone());
            LocalTime time = time(parsed);
            long second = date(parsed).toEpochDay() * 86_400 + time.toSecondOfDay();
            long epochSecond = SparkDates.toEpochSecond(second, own == null ? zone : own);
            return Math.addExact(Math.multiplyExact(epochSecond, Micros.PER_SECOND), time.getNano() / 1000);
        } catch (DateTimeException | ArithmeticException e) {
            return SparkDates.INVALID;
        }
    }

    private static LocalDate date(TemporalAccessor parsed) {
        LocalDate date = parsed.query(TemporalQueries.localDate());
        return date != null
                ? date
                : LocalDate.of(
                        get(parsed, ChronoField.YEAR, 1970),
                        get(parsed, ChronoField.MONTH_OF_YEAR, 1),
                        get(parsed, ChronoField.DAY_OF_MONTH, 1));
    }

    private static LocalTime time(TemporalAccessor parsed) {
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (time != null) {
            return time;
        }
        int afternoon = get(parsed, ChronoField.AMPM_OF_DAY, 0) * 12;
        int hour = get(parsed, ChronoField.HOUR_OF_DAY, get(parsed, ChronoField.HOUR_OF_AMPM, afternoon));
        return LocalTime.of(
                hour,
                get(parsed, ChronoField.MINUTE_OF_HOUR, 0),
                get(parsed, ChronoField.SECOND_OF_MINUTE, 0),
                get(parsed, ChronoField.NANO_OF_SECOND, 0));
    }

    private static int get(TemporalAccessor parsed, ChronoField field, int otherwise) {
        return parsed.isSupported(field) ? parsed.get(field) : otherwise;
    }
}

package dev.assay.dqdl.filter;

import dev.assay.dqdl.filter.FilterExpression.IntervalLiteral;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads intervals: amounts with units, or {@code 'd h:m:s' DAY TO SECOND}. Months and days never mix, as their sum has no fixed length. */
final class Intervals {
    /** An amount and its unit, as written. */
    record Part(String amount, String unit) {}

    /** What is wrong with an interval; the message is for people. */
    static final class Bad extends Exception {
        private static final long serialVersionUID = 1L;

        Bad(String message) {
            super(message, null, false, false);
        }
    }

    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;
    private static final Pattern YEAR_TO_MONTH = Pattern.compile("([+-]?)(\\d{1,9})-(\\d{1,2})");
    private static final Pattern DAY_TO =
            Pattern.compile("([+-]?)(?:(\\d{1,9}) +)?(\\d{1,9})(?::(\\d{1,9}))?(?::(\\d{1,9})(?:\\.(\\d{1,9}))?)?");
    private static final List<String> RANGE_UNITS = List.of("DAY", "HOUR", "MINUTE", "SECOND");

    private Intervals() {}

    /** {@code INTERVAL '3 days 2 hours'}. */
    static IntervalLiteral ofText(String text, TextRange at) throws Bad {
        if (text.isBlank()) {
            throw new Bad("The interval is empty");
        }
        String[] words = text.trim().split("\\s+");
        List<Part> parts = new ArrayList<>();
        int first = words[0].equalsIgnoreCase("interval") ? 1 : 0;
        for (int i = first; i < words.length; i += 2) {
            if (i + 1 >= words.length) {
                throw new Bad("The interval has a number without a unit");
            }
            parts.add(new Part(words[i], words[i + 1]));
        }
        if (parts.isEmpty()) {
            throw new Bad("The interval is empty");
        }
        return ofParts(parts, at);
    }

    /** {@code INTERVAL 3 DAYS 2 HOURS}. */
    static IntervalLiteral ofParts(List<Part> parts, TextRange at) throws Bad {
        BigDecimal months = BigDecimal.ZERO;
        BigDecimal micros = BigDecimal.ZERO;
        boolean anyMonths = false;
        boolean anyMicros = false;
        boolean daysOnly = true;
        for (Part part : parts) {
            BigDecimal amount = amount(part);
            long size = monthsOf(part.unit());
            if (size > 0) {
                anyMonths = true;
                months = months.add(amount.multiply(BigDecimal.valueOf(size)));
            } else {
                anyMicros = true;
                BigDecimal unit = microsOf(part.unit());
                daysOnly &= unit.compareTo(BigDecimal.valueOf(MICROS_PER_DAY)) >= 0;
                micros = micros.add(amount.multiply(unit));
            }
        }
        if (anyMonths && anyMicros) {
            throw new Bad("An interval is made of years and months, or of days and times, not of both");
        }
        return literal(anyMonths, anyMonths ? months : micros, daysOnly, at);
    }

    /** {@code INTERVAL '1-2' YEAR TO MONTH}, {@code INTERVAL '1 2:3:4.5' DAY TO SECOND}. */
    static IntervalLiteral ofRange(boolean minus, String text, String from, String to, TextRange at) throws Bad {
        String first = from.toUpperCase(Locale.ROOT);
        String last = to.toUpperCase(Locale.ROOT);
        String value = text.trim();
        if (first.equals("YEAR") && last.equals("MONTH")) {
            Matcher matcher = YEAR_TO_MONTH.matcher(value);
            if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > 11) {
                throw new Bad("An interval YEAR TO MONTH is written '1-2'");
            }
            long months = Long.parseLong(matcher.group(2)) * 12 + Long.parseLong(matcher.group(3));
            return literal(
                    true, BigDecimal.valueOf(minus ^ matcher.group(1).equals("-") ? -months : months), false, at);
        }
        int start = RANGE_UNITS.indexOf(first);
        int end = RANGE_UNITS.indexOf(last);
        if (start < 0 || end <= start) {
            throw new Bad("There is no interval " + first + " TO " + last);
        }
        Matcher matcher = DAY_TO.matcher(value);
        if (!matcher.matches()) {
            throw new Bad("An interval DAY TO SECOND is written '1 2:03:04.5'");
        }
        return literal(false, BigDecimal.valueOf(rangeMicros(matcher, minus, start, end)), false, at);
    }

    private static long rangeMicros(Matcher matcher, boolean minus, int start, int end) throws Bad {
        List<String> fields = new ArrayList<>();
        for (int group = 2; group <= 5; group++) {
            if (matcher.group(group) != null) {
                fields.add(matcher.group(group));
            }
        }
        boolean hasDays = matcher.group(2) != null;
        if (fields.size() != end - start + 1 || hasDays != (start == 0) || matcher.group(6) != null && end != 3) {
            throw new Bad("The interval's text does not have the fields " + RANGE_UNITS.get(start) + " TO "
                    + RANGE_UNITS.get(end));
        }
        long micros = 0;
        for (int i = 0; i < fields.size(); i++) {
            long field = Long.parseLong(fields.get(i));
            int unit = start + i;
            if (i > 0 && field >= (unit == 1 ? 24 : 60)) {
                throw new Bad("The interval's " + RANGE_UNITS.get(unit).toLowerCase(Locale.ROOT) + " is out of range");
            }
            long size = unit == 0
                    ? MICROS_PER_DAY
                    : unit == 1 ? 3600 * MICROS_PER_SECOND : unit == 2 ? 60 * MICROS_PER_SECOND : MICROS_PER_SECOND;
            long product = Math.multiplyHigh(field, size) == 0 ? field * size : -1;
            if (product < 0 || micros + product < 0) {
                throw new Bad("The interval is out of range");
            }
            micros += product;
        }
        if (matcher.group(6) != null) {
            String digits = (matcher.group(6) + "000000").substring(0, 6);
            micros += Long.parseLong(digits);
        }
        return minus ^ matcher.group(1).equals("-") ? -micros : micros;
    }

    private static IntervalLiteral literal(boolean months, BigDecimal amount, boolean daysOnly, TextRange at)
            throws Bad {
        BigDecimal whole = amount.setScale(0, RoundingMode.DOWN);
        BigDecimal limit = BigDecimal.valueOf(months ? Integer.MAX_VALUE : Long.MAX_VALUE);
        if (whole.abs().compareTo(limit) > 0) {
            throw new Bad("The interval is out of range");
        }
        return new IntervalLiteral(months, whole.longValueExact(), !months && daysOnly, at);
    }

    private static BigDecimal amount(Part part) throws Bad {
        String text = part.amount().trim();
        boolean seconds = part.unit().toLowerCase(Locale.ROOT).startsWith("second");
        boolean plain = text.length() <= 40 && text.matches(seconds ? "[+-]?(\\d+(\\.\\d*)?|\\.\\d+)" : "[+-]?\\d+");
        if (!plain) {
            throw new Bad("An interval needs a whole number before " + Wording.quoted(part.unit()) + ", not "
                    + Wording.quoted(text));
        }
        return new BigDecimal(text);
    }

    /** Months of a unit, or 0 if it is none of months. */
    private static long monthsOf(String unit) {
        switch (unit.toLowerCase(Locale.ROOT)) {
            case "year":
            case "years":
                return 12;
            case "month":
            case "months":
                return 1;
            default:
                return 0;
        }
    }

    private static BigDecimal microsOf(String unit) throws Bad {
        switch (unit.toLowerCase(Locale.ROOT)) {
            case "week":
            case "weeks":
                return BigDecimal.valueOf(7 * MICROS_PER_DAY);
            case "day":
            case "days":
                return BigDecimal.valueOf(MICROS_PER_DAY);
            case "hour":
            case "hours":
                return BigDecimal.valueOf(3600 * MICROS_PER_SECOND);
            case "minute":
            case "minutes":
                return BigDecimal.valueOf(60 * MICROS_PER_SECOND);
            case "second":
            case "seconds":
                return BigDecimal.valueOf(MICROS_PER_SECOND);
            case "millisecond":
            case "milliseconds":
                return BigDecimal.valueOf(1000);
            case "microsecond":
            case "microseconds":
                return BigDecimal.ONE;
            case "nanosecond":
            case "nanoseconds":
                return new BigDecimal("0.001");
            default:
                throw new Bad("There is no interval unit " + Wording.quoted(unit));
        }
    }
}

package dev.assay.cli;

import dev.assay.dqdl.Names;
import dev.assay.readers.OpenOptions;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands behind an option, read strictly. Every refusal names the option and shows a value that works. */
final class Values {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,15})(?:\\.(\\d{1,3}))?\\s*([A-Za-z]*)");
    private static final int LAST_YEAR = 9999;

    private static final Map<String, Long> NANOS = Map.of(
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "min", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    private Values() {}

    /** {@code 30s}, {@code 1.5m}, {@code 500ms}, {@code 2h}, or ISO {@code PT30S}; more than nothing. */
    static Duration duration(String option, String text) throws UsageException {
        Optional<Duration> duration = Optional.empty();
        Matcher amount = AMOUNT.matcher(text);
        Long unit = amount.matches() ? NANOS.get(amount.group(3).toLowerCase(Locale.ROOT)) : null;
        try {
            if (unit != null) {
                long nanos = new BigDecimal(text.substring(0, amount.start(3)).strip())
                        .multiply(BigDecimal.valueOf(unit))
                        .longValueExact();
                duration = Optional.of(Duration.ofNanos(nanos));
            } else if (text.startsWith("P")) {
                duration = Optional.of(Duration.parse(text));
                duration.get().toNanos();
            }
        } catch (ArithmeticException | DateTimeParseException e) {
            duration = Optional.empty();
        }
        return duration.filter(value -> !value.isZero() && !value.isNegative())
                .orElseThrow(() -> refused(option, text, "a duration such as 500ms, 30s, 5m or 2h"));
    }

    /** A duration as a user would write it. */
    static String text(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    /** {@code 512m}, {@code 1.5g}, {@code 64 MB}, {@code 1GiB}, or bytes; k, m, g, t are powers of 1024. */
    static long size(String option, String text) throws UsageException {
        Matcher amount = AMOUNT.matcher(text);
        int power = amount.matches() ? power(amount.group(3).toLowerCase(Locale.ROOT)) : -1;
        if (power >= 0 && (power > 0 || amount.group(2) == null)) {
            BigDecimal bytes = new BigDecimal(text.substring(0, amount.start(3)).strip())
                    .multiply(BigDecimal.valueOf(1024).pow(power));
            if (bytes.signum() > 0 && bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                return bytes.longValue();
            }
        }
        throw refused(option, text, "a size such as 512m, 2g or 1.5GB");
    }

    private static int power(String unit) {
        if (unit.isEmpty() || unit.equals("b")) {
            return 0;
        }
        int power = "kmgt".indexOf(unit.charAt(0)) + 1;
        String rest = unit.substring(1);
        return power > 0 && (rest.isEmpty() || rest.equals("b") || rest.equals("ib")) ? power : -1;
    }

    /** {@code 2025-03-18T06:00:00Z} or with an offset; years 0 to 9999. */
    static Instant instant(String option, String text) throws UsageException {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 0 && year <= LAST_YEAR) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            throw refused(option, text, "an instant such as 2025-03-18T06:00:00Z");
        }
        throw refused(option, text, "an instant of the years 0 to 9999");
    }

    /** A zone of the time zone database, or an offset. */
    static ZoneId zone(String option, String text) throws UsageException {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw refused(
                    option, text, "a time zone such as UTC, Europe/Berlin or +02:00", ZoneId.getAvailableZoneIds());
        }
    }

    /** A whole number from 1. */
    static int count(String option, String text) throws UsageException {
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) > 0) {
            return Integer.parseInt(text);
        }
        throw refused(option, text, "a whole number from 1");
    }

    /** A fraction from 0 to 1. */
    static double fraction(String option, String text) throws UsageException {
        if (text.matches("\\d{1,20}(\\.\\d{1,20})?|\\.\\d{1,20}")) {
            double value = Double.parseDouble(text);
            if (value <= 1) {
                return value;
            }
        }
        throw refused(option, text, "a number from 0 to 1, such as 0.95");
    }

    /** One of a few names. */
    static String oneOf(String option, String text, Collection<String> names) throws UsageException {
        if (names.contains(text)) {
            return text;
        }
        throw refused(option, text, "one of " + String.join(", ", names), names);
    }

    /** {@code NAME=VALUE}, cut at the first equals sign; NAME is not empty. */
    static Map.Entry<String, String> pair(String option, String text, String shape) throws UsageException {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw refused(option, text, shape);
        }
        return Map.entry(text.substring(0, equals), text.substring(equals + 1));
    }

    static UsageException refused(String option, String text, String wanted) {
        return refused(option, text, wanted, List.of());
    }

    private static UsageException refused(String option, String text, String wanted, Collection<String> names) {
        String suggestion = Names.nearest(text, names)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
        return new UsageException(option + " must be " + wanted + ", not '" + text + "'" + suggestion);
    }

    /**
     * The options of stores, by name.
     *
     * @param aws text of {@code --aws}
     * @param catalog text of {@code --catalog}
     */
    static Map<String, String> store(Optional<String> aws, Optional<String> catalog) throws UsageException {
        try {
            Map<String, String> options = new LinkedHashMap<>(
                    aws.isPresent() ? OpenOptions.DEFAULT.withStore(aws.get()).store() : Map.of());
            catalog.ifPresent(file -> options.put("catalog", file));
            return options;
        } catch (IllegalArgumentException e) {
            throw new UsageException("--aws: " + e.getMessage());
        }
    }
}

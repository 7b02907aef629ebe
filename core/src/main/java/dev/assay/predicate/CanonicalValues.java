package dev.assay.predicate;

import dev.assay.data.ColumnType;
import dev.assay.internal.text.CanonicalText;
import dev.assay.internal.time.SparkDates;
import dev.assay.predicate.IntervalSet.Interval;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * The values of a type whose canonical text is one of given texts. A text is read leniently, and counts only if the value read prints as
 * that text again.
 */
final class CanonicalValues {
    /** Longer than any canonical text of these types. */
    private static final int MAX_CHARS = 128;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final List<String> SPECIAL = List.of("NaN", "Infinity", "-Infinity");

    private final ColumnType type;
    private final ZoneId zone;
    private final boolean ignoreCase;

    CanonicalValues(ColumnType type, ZoneId zone, boolean ignoreCase) {
        this.type = type;
        this.zone = zone;
        this.ignoreCase = ignoreCase;
    }

    IntervalSet of(Collection<String> texts) {
        List<Interval> values = new ArrayList<>();
        for (String text : texts) {
            if (!text.isEmpty() && text.length() <= MAX_CHARS) {
                add(text, values);
            }
        }
        return IntervalSet.of(CompiledKeys.keys(type), values);
    }

    private void add(String text, List<Interval> values) {
        switch (type.typeClass()) {
            case WHOLE:
            case DECIMAL:
                number(text, values);
                break;
            case FLOAT:
                floating(text, values);
                break;
            case BOOL:
                if (same(CanonicalText.bool(true), text)) {
                    values.add(Interval.point(BigInteger.ONE));
                } else if (same(CanonicalText.bool(false), text)) {
                    values.add(Interval.point(BigInteger.ZERO));
                }
                break;
            case DATE:
                long day = SparkDates.date(text);
                if (day != SparkDates.INVALID && same(CanonicalText.date(day), text)) {
                    values.add(Interval.point(BigInteger.valueOf(day)));
                }
                break;
            default:
                timestamp(text, values);
                break;
        }
    }

    private boolean same(String canonical, String text) {
        return ignoreCase
                ? canonical.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))
                : canonical.equals(text);
    }

    private void number(String text, List<Interval> values) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            return;
        }
        // The scale first: printing 1E-999999999 plainly would take a while.
        if (number.scale() == type.scale() && same(CanonicalText.decimal(number), text)) {
            values.add(Interval.point(number.unscaledValue()));
        }
    }

    private void floating(String text, List<Interval> values) {
        if (SPECIAL.stream().anyMatch(special -> same(special, text))) {
            special(text.toLowerCase(Locale.ROOT), values);
            return;
        }
        double value;
        String canonical;
        try {
            if (type.isSingleFloat()) {
                float single = Float.parseFloat(text);
                value = single;
                canonical = CanonicalText.number(single);
            } else {
                value = Double.parseDouble(text);
                canonical = CanonicalText.number(value);
            }
        } catch (NumberFormatException e) {
            return;
        }
        if (same(canonical, text)) {
            values.add(Interval.point(BigInteger.valueOf(OrderedDoubles.key(value))));
        }
    }

    private static void special(String lower, List<Interval> values) {
        Interval ordered = OrderedDoubles.ORDERED;
        if (lower.equals("nan")) {
            // Every NaN, of either sign.
            values.add(new Interval(ordered.high().add(BigInteger.ONE), Domain.LONGS.high()));
            values.add(new Interval(Domain.LONGS.low(), ordered.low().subtract(BigInteger.ONE)));
        } else {
            values.add(Interval.point(lower.startsWith("-") ? ordered.low() : ordered.high()));
        }
    }

    /** A timestamp; where clocks go back, one local time is two instants. */
    private void timestamp(String text, List<Interval> values) {
        int point = text.indexOf('.');
        String fraction = point < 0 ? "" : text.substring(point + 1);
        byte[] head = (point < 0 ? text : text.substring(0, point)).getBytes(StandardCharsets.UTF_8);
        if (fraction.length() > 9 || !fraction.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return;
        }
        long micros = SparkDates.localTimestamp(head, 0, head.length);
        if (micros == SparkDates.INVALID) {
            return;
        }
        long second = Math.floorDiv(micros, MICROS_PER_SECOND);
        int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
        if (!same(CanonicalText.timestamp(second, nanos, ZoneOffset.UTC), text)) {
            return;
        }
        long ticks = CompiledKeys.ticksPerSecond(type);
        long nanosPerTick = NANOS_PER_SECOND / ticks;
        if (nanos % nanosPerTick != 0) {
            return;
        }
        boolean local = ((ArrowType.Timestamp) type.arrow()).getTimezone() == null;
        List<ZoneOffset> offsets = local
                ? List.of(ZoneOffset.UTC)
                : zone.getRules().getValidOffsets(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
        for (ZoneOffset offset : offsets) {
            values.add(Interval.point(BigInteger.valueOf(second - offset.getTotalSeconds())
                    .multiply(BigInteger.valueOf(ticks))
                    .add(BigInteger.valueOf(nanos / nanosPerTick))));
        }
    }
}

package dev.assay.filter;

import dev.assay.dqdl.filter.ArithmeticOperator;
import dev.assay.dqdl.filter.ComparisonOperator;
import dev.assay.filter.RowInterpreter.Typed;
import dev.assay.filter.RowInterpreter.Value;
import dev.assay.internal.text.CanonicalText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions of {@link RowInterpreter}, on Java's own types. */
final class RowCalls {
    private final ZoneId zone;
    private final RowInterpreter interpreter;
    private final RowFunctions functions;

    RowCalls(ZoneId zone, RowInterpreter interpreter, RowFunctions functions) {
        this.zone = zone;
        this.interpreter = interpreter;
        this.functions = functions;
    }

    Typed call(String name, List<Typed> arguments) {
        Typed first = arguments.get(0);
        switch (name) {
            case "coalesce":
            case "greatest":
            case "least":
                return many(name, arguments);
            case "if":
                return interpreter.choose(List.of(first.value()), arguments.subList(1, 3));
            case "nullif":
                Value equal = interpreter
                        .compare(ComparisonOperator.EQUAL, first, arguments.get(1))
                        .value();
                return new Typed(
                        first.type(),
                        row -> Boolean.TRUE.equals(equal.of(row))
                                ? null
                                : first.value().of(row));
            case "abs":
                Typed negative = functions.negate(first);
                return new Typed(first.type(), row -> {
                    Object value = first.value().of(row);
                    boolean below = value != null && ((Number) value).doubleValue() < 0;
                    boolean minusZero = value != null && value.equals(-0.0) || value != null && value.equals(-0.0f);
                    return below || minusZero ? negative.value().of(row) : value;
                });
            case "mod":
                return functions.numbers(ArithmeticNode.Operation.REMAINDER, first, arguments.get(1));
            case "pmod":
                return functions.numbers(ArithmeticNode.Operation.POSITIVE_REMAINDER, first, arguments.get(1));
            case "round":
                return round(first, ((Long) arguments.get(1).value().of(column -> null)).intValue());
            case "floor":
                return floor(first, RoundingMode.FLOOR);
            case "ceil":
                return floor(first, RoundingMode.CEILING);
            case "concat":
                return functions.concat(arguments);
            default:
                return name.matches(
                                "lower|upper|trim|ltrim|rtrim|length|substring|replace|instr|startswith|endswith|contains|regexp_.*")
                        ? texts(name, arguments)
                        : times(name, arguments);
        }
    }

    private Typed many(String name, List<Typed> arguments) {
        SqlType type = Coercion.wider(arguments.stream().map(Typed::type).toList(), name.equals("coalesce"));
        if (type.is(Kind.NULL)) {
            return new Typed(type, row -> null);
        }
        List<Value> values = arguments.stream()
                .map(argument -> functions.cast(argument, type).value())
                .toList();
        return new Typed(type, row -> {
            Object best = null;
            for (Value value : values) {
                Object next = value.of(row);
                boolean better = next != null
                        && (best == null
                                || name.equals("greatest") && RowFunctions.order(next, best) > 0
                                || name.equals("least") && RowFunctions.order(next, best) < 0);
                best = better ? next : best;
            }
            return best;
        });
    }

    private static Typed round(Typed number, int digits) {
        SqlType type = number.type();
        if (type.is(Kind.DECIMAL)) {
            int whole = type.precision() - type.scale() + 1;
            int scale = Math.max(0, Math.min(digits, type.scale()));
            int precision = digits < 0 ? Math.max(whole, 1 - digits) : whole + scale;
            SqlType rounded = SqlType.decimal(Math.min(38, precision), scale);
            int kept = Math.min(digits, type.scale());
            return RowFunctions.map(
                    number,
                    rounded,
                    value -> RowFunctions.fit(((BigDecimal) value).setScale(kept, RoundingMode.HALF_UP), rounded));
        }
        return RowFunctions.map(number, type, value -> {
            if (value instanceof Long whole) {
                BigDecimal exact = BigDecimal.valueOf(whole).setScale(Math.min(digits, 0), RoundingMode.HALF_UP);
                return RowFunctions.wrap(type.kind(), exact.longValue());
            }
            double floating = ((Number) value).doubleValue();
            if (Double.isNaN(floating) || Double.isInfinite(floating)) {
                return value;
            }
            return value instanceof Float single
                    ? (Object) new BigDecimal(CanonicalText.number(single))
                            .setScale(digits, RoundingMode.HALF_UP)
                            .floatValue()
                    : (Object) new BigDecimal(CanonicalText.number(floating))
                            .setScale(digits, RoundingMode.HALF_UP)
                            .doubleValue();
        });
    }

    private static Typed floor(Typed number, RoundingMode mode) {
        SqlType type = number.type();
        if (type.kind().isWhole()) {
            return new Typed(SqlType.LONG, number.value());
        }
        if (type.is(Kind.DECIMAL)) {
            SqlType floored = SqlType.decimal(Math.min(38, type.precision() - type.scale() + 1), 0);
            return RowFunctions.map(number, floored, value -> ((BigDecimal) value).setScale(0, mode));
        }
        return RowFunctions.map(number, SqlType.LONG, value -> {
            double floating = ((Number) value).doubleValue();
            return (long) (mode == RoundingMode.FLOOR ? Math.floor(floating) : Math.ceil(floating));
        });
    }

    private Typed texts(String name, List<Typed> given) {
        Typed first = functions.cast(given.get(0), SqlType.TEXT);
        switch (name) {
            case "lower":
                return RowFunctions.map(first, SqlType.TEXT, value -> ((String) value).toLowerCase(Locale.ROOT));
            case "upper":
                return RowFunctions.map(first, SqlType.TEXT, value -> ((String) value).toUpperCase(Locale.ROOT));
            case "trim":
                return RowFunctions.map(first, SqlType.TEXT, value -> ((String) value).replaceAll("^ +| +$", ""));
            case "ltrim":
                return RowFunctions.map(first, SqlType.TEXT, value -> ((String) value).replaceAll("^ +", ""));
            case "rtrim":
                return RowFunctions.map(first, SqlType.TEXT, value -> ((String) value).replaceAll(" +$", ""));
            case "length":
                return RowFunctions.map(first, SqlType.INT, value ->
                        (long) ((String) value).codePointCount(0, ((String) value).length()));
            case "substring":
                return substring(first, given);
            case "replace":
                Typed sought = functions.cast(given.get(1), SqlType.TEXT);
                Value with = functions.cast(given.get(2), SqlType.TEXT).value();
                return new Typed(SqlType.TEXT, row -> {
                    Object text = first.value().of(row);
                    Object what = sought.value().of(row);
                    Object by = with.of(row);
                    return text == null || what == null || by == null
                            ? null
                            : what.equals("") ? text : ((String) text).replace((String) what, (String) by);
                });
            default:
                return searches(name, first, functions.cast(given.get(1), SqlType.TEXT), given);
        }
    }

    private Typed searches(String name, Typed text, Typed sought, List<Typed> given) {
        switch (name) {
            case "instr":
                return RowFunctions.both(text, sought, SqlType.INT, (a, b) -> {
                    int at = ((String) a).indexOf((String) b);
                    return at < 0 ? 0L : ((String) a).codePointCount(0, at) + 1L;
                });
            case "startswith":
                return RowFunctions.both(text, sought, SqlType.BOOL, (a, b) -> ((String) a).startsWith((String) b));
            case "endswith":
                return RowFunctions.both(text, sought, SqlType.BOOL, (a, b) -> ((String) a).endsWith((String) b));
            case "contains":
                return RowFunctions.both(text, sought, SqlType.BOOL, (a, b) -> ((String) a).contains((String) b));
            case "regexp_replace":
                String by = (String) given.get(2).value().of(column -> null);
                return RowFunctions.both(text, sought, SqlType.TEXT, (a, b) -> ((String) a).replaceAll((String) b, by));
            default:
                long group = (Long) given.get(2).value().of(column -> null);
                return RowFunctions.both(text, sought, SqlType.TEXT, (a, b) -> {
                    Matcher matcher = Pattern.compile((String) b).matcher((String) a);
                    String found = matcher.find() ? matcher.group((int) group) : null;
                    return found == null ? "" : found;
                });
        }
    }

    private Typed substring(Typed text, List<Typed> given) {
        Typed position = functions.cast(given.get(1), SqlType.INT);
        Value length = functions.cast(given.get(2), SqlType.INT).value();
        return new Typed(SqlType.TEXT, row -> {
            Object value = text.value().of(row);
            Object from = position.value().of(row);
            Object count = length.of(row);
            if (value == null || from == null || count == null) {
                return null;
            }
            int[] points = ((String) value).codePoints().toArray();
            long start = (Long) from > 0 ? (Long) from - 1 : (Long) from < 0 ? points.length + (Long) from : 0;
            StringBuilder cut = new StringBuilder();
            for (int i = 0; i < points.length; i++) {
                if (i >= start && i < start + (Long) count) {
                    cut.appendCodePoint(points[i]);
                }
            }
            return cut.toString();
        });
    }

    private Typed times(String name, List<Typed> given) {
        switch (name) {
            case "date_add":
                return functions.arithmetic(
                        ArithmeticOperator.ADD,
                        functions.cast(given.get(0), SqlType.DATE),
                        functions.cast(given.get(1), SqlType.INT));
            case "date_sub":
                return functions.arithmetic(
                        ArithmeticOperator.SUBTRACT,
                        functions.cast(given.get(0), SqlType.DATE),
                        functions.cast(given.get(1), SqlType.INT));
            case "add_months":
                return RowFunctions.both(
                        functions.cast(given.get(0), SqlType.DATE),
                        functions.cast(given.get(1), SqlType.INT),
                        SqlType.DATE,
                        (date, months) -> {
                            LocalDate moved = ((LocalDate) date).plusMonths((Long) months);
                            return moved.toEpochDay() == (int) moved.toEpochDay() ? moved : null;
                        });
            case "datediff":
                return RowFunctions.both(
                        functions.cast(given.get(0), SqlType.DATE),
                        functions.cast(given.get(1), SqlType.DATE),
                        SqlType.INT,
                        (a, b) -> (long) (int) (((LocalDate) a).toEpochDay() - ((LocalDate) b).toEpochDay()));
            case "year":
                return RowFunctions.map(functions.cast(given.get(0), SqlType.DATE), SqlType.INT, date ->
                        (long) ((LocalDate) date).getYear());
            case "month":
                return RowFunctions.map(functions.cast(given.get(0), SqlType.DATE), SqlType.INT, date ->
                        (long) ((LocalDate) date).getMonthValue());
            case "day":
                return RowFunctions.map(functions.cast(given.get(0), SqlType.DATE), SqlType.INT, date ->
                        (long) ((LocalDate) date).getDayOfMonth());
            case "dayofweek":
                return RowFunctions.map(
                        functions.cast(given.get(0), SqlType.DATE),
                        SqlType.INT,
                        date -> (long) ((LocalDate) date).getDayOfWeek().getValue() % 7 + 1);
            case "hour":
                return RowFunctions.map(
                        local(given.get(0)), SqlType.INT, time -> (long) ((LocalDateTime) time).getHour());
            case "minute":
                return RowFunctions.map(
                        local(given.get(0)), SqlType.INT, time -> (long) ((LocalDateTime) time).getMinute());
            case "second":
                return RowFunctions.map(
                        local(given.get(0)), SqlType.INT, time -> (long) ((LocalDateTime) time).getSecond());
            case "trunc":
                String unit = (String) given.get(1).value().of(column -> null);
                return RowFunctions.map(
                        functions.cast(given.get(0), SqlType.DATE),
                        SqlType.DATE,
                        date -> firstDay((LocalDate) date, unit));
            case "date_trunc":
                String level = (String) given.get(0).value().of(column -> null);
                return RowFunctions.map(
                        functions.cast(given.get(1), SqlType.TIMESTAMP),
                        SqlType.TIMESTAMP,
                        time -> truncated((Instant) time, level));
            case "unix_timestamp":
                return RowFunctions.map(
                        functions.cast(given.get(0), SqlType.TIMESTAMP),
                        SqlType.LONG,
                        time -> ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) time) / 1_000_000);
            case "to_date":
                return functions.cast(given.get(0), SqlType.DATE);
            case "to_timestamp":
                return functions.cast(given.get(0), SqlType.TIMESTAMP);
            default:
                throw new IllegalArgumentException("the twin does not know " + name);
        }
    }

    /** A timestamp by the clock of the zone. */
    private Typed local(Typed time) {
        return time.type().is(Kind.LOCAL_TIMESTAMP)
                ? time
                : RowFunctions.map(
                        functions.cast(time, SqlType.TIMESTAMP),
                        SqlType.LOCAL_TIMESTAMP,
                        value -> ((Instant) value).atZone(zone).toLocalDateTime());
    }

    private static LocalDate firstDay(LocalDate date, String unit) {
        switch (unit) {
            case "week":
                return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month":
                return date.withDayOfMonth(1);
            case "quarter":
                return LocalDate.of(date.getYear(), (date.getMonthValue() - 1) / 3 * 3 + 1, 1);
            default:
                return date.withDayOfYear(1);
        }
    }

    private Instant truncated(Instant time, String unit) {
        switch (unit) {
            case "second":
                return time.truncatedTo(ChronoUnit.SECONDS);
            case "minute":
                return time.atZone(zone).truncatedTo(ChronoUnit.MINUTES).toInstant();
            case "hour":
                return time.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
            case "day":
                return time.atZone(zone).truncatedTo(ChronoUnit.DAYS).toInstant();
            default:
                return firstDay(time.atZone(zone).toLocalDate(), unit)
                        .atStartOfDay(zone)
                        .toInstant();
        }
    }
}

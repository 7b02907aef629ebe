package dev.assay.filter;

import dev.assay.dqdl.filter.ArithmeticOperator;
import dev.assay.filter.RowInterpreter.Typed;
import dev.assay.filter.RowInterpreter.Value;
import dev.assay.internal.text.CanonicalText;
import dev.assay.internal.text.SparkNumbers;
import dev.assay.internal.time.SparkDates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Arithmetic and casts of {@link RowInterpreter}, on Java's own types. */
final class RowFunctions {
    private final Instant now;
    private final ZoneId zone;

    RowFunctions(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** The order of two values of one kind; numbers that are whole or decimal may mix. */
    static int order(Object left, Object right) {
        if (left instanceof String l) {
            return java.util.Arrays.compareUnsigned(
                    l.getBytes(StandardCharsets.UTF_8), ((String) right).getBytes(StandardCharsets.UTF_8));
        }
        if (left instanceof Boolean l) {
            return Boolean.compare(l, (Boolean) right);
        }
        if (left instanceof LocalDate l) {
            return l.compareTo((LocalDate) right);
        }
        if (left instanceof Instant l) {
            return l.compareTo((Instant) right);
        }
        if (left instanceof LocalDateTime l) {
            return l.compareTo((LocalDateTime) right);
        }
        if (left instanceof Double || left instanceof Float) {
            double l = ((Number) left).doubleValue();
            double r = ((Number) right).doubleValue();
            return l == r ? 0 : Double.compare(l, r);
        }
        return exact(left).compareTo(exact(right));
    }

    private static BigDecimal exact(Object number) {
        return number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf((Long) number);
    }

    static boolean like(String text, String pattern, int escape, boolean ignoreCase) {
        StringBuilder regex = new StringBuilder();
        int[] points = pattern.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (points[i] == escape) {
                regex.append(Pattern.quote(Character.toString(points[++i])));
            } else {
                regex.append(
                        points[i] == '%'
                                ? ".*"
                                : points[i] == '_' ? "." : Pattern.quote(Character.toString(points[i])));
            }
        }
        int flags = Pattern.DOTALL | (ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        return Pattern.compile(regex.toString(), flags).matcher(text).matches();
    }

    @Nullable
    Instant timestamp(String text) {
        long micros = SparkDates.timestamp(text, zone, now);
        return micros == SparkDates.INVALID ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    Typed cast(Typed from, SqlType to) {
        if (from.type().equals(to)) {
            return from;
        }
        Value value = from.value();
        return new Typed(to, row -> {
            Object given = value.of(row);
            return given == null ? null : cast(given, from.type(), to);
        });
    }

    private @Nullable Object cast(Object value, SqlType from, SqlType to) {
        switch (to.kind()) {
            case TEXT:
                return text(value);
            case BOOL:
                if (value instanceof String text) {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    return SparkNumbers.bool(bytes, 0, bytes.length);
                }
                return value instanceof Long number
                        ? number != 0
                        : value instanceof BigDecimal decimal ? decimal.signum() != 0 : number(value) != 0;
            case DATE:
                if (value instanceof String text) {
                    long day = SparkDates.date(text);
                    return day == SparkDates.INVALID ? null : LocalDate.ofEpochDay(day);
                }
                return value instanceof Instant instant
                        ? instant.atZone(zone).toLocalDate()
                        : ((LocalDateTime) value).toLocalDate();
            case TIMESTAMP:
                return value instanceof String text
                        ? timestamp(text)
                        : value instanceof LocalDate date
                                ? date.atStartOfDay(zone).toInstant()
                                : ((LocalDateTime) value).atZone(zone).toInstant();
            case LOCAL_TIMESTAMP:
                if (value instanceof String text) {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    long micros = SparkDates.localTimestamp(bytes, 0, bytes.length);
                    return micros == SparkDates.INVALID
                            ? null
                            : LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC).plus(micros, ChronoUnit.MICROS);
                }
                return value instanceof LocalDate date
                        ? date.atStartOfDay()
                        : ((Instant) value).atZone(zone).toLocalDateTime();
            case DECIMAL:
                return decimal(value, to);
            case DOUBLE:
                return value instanceof String text ? parsed(text) : (Object) number(value);
            case FLOAT:
                return single(value);
            default:
                return whole(value, to.kind());
        }
    }

    private String text(Object value) {
        if (value instanceof Double number) {
            return CanonicalText.number(number);
        }
        if (value instanceof Float number) {
            return CanonicalText.number(number);
        }
        if (value instanceof LocalDate date) {
            return date.toString();
        }
        if (value instanceof Instant instant) {
            return text(instant.atZone(zone).toLocalDateTime());
        }
        if (value instanceof LocalDateTime time) {
            String clock = String.format(
                    Locale.ROOT,
                    "%s %02d:%02d:%02d",
                    time.toLocalDate(),
                    time.getHour(),
                    time.getMinute(),
                    time.getSecond());
            String fraction = new BigDecimal(time.getNano())
                    .movePointLeft(9)
                    .stripTrailingZeros()
                    .toPlainString();
            return time.getNano() == 0 ? clock : clock + fraction.substring(1);
        }
        return value.toString();
    }

    private static @Nullable Double parsed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return SparkNumbers.floating(bytes, 0, bytes.length);
    }

    private static double number(Object value) {
        return value instanceof Boolean truth ? truth ? 1 : 0 : ((Number) value).doubleValue();
    }

    private static @Nullable Object single(Object value) {
        if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return SparkNumbers.singleFloating(bytes, 0, bytes.length);
        }
        return value instanceof Boolean truth
                ? Float.valueOf(truth ? 1 : 0)
                : Float.valueOf(((Number) value).floatValue());
    }

    private static @Nullable Object decimal(Object value, SqlType to) {
        BigDecimal exact;
        if (value instanceof String text) {
            try {
                exact = new BigDecimal(text.trim());
            } catch (NumberFormatException e) {
                return null;
            }
        } else if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (Double.isNaN(number) || Double.isInfinite(number)) {
                return null;
            }
            exact = new BigDecimal(CanonicalText.number(number));
        } else {
            exact = value instanceof Boolean truth ? truth ? BigDecimal.ONE : BigDecimal.ZERO : exact(value);
        }
        return fit(exact, to);
    }

    static @Nullable BigDecimal fit(BigDecimal value, SqlType to) {
        BigDecimal rounded = value.setScale(to.scale(), RoundingMode.HALF_UP);
        return rounded.precision() > to.precision() ? null : rounded;
    }

    private static @Nullable Object whole(Object value, Kind to) {
        if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            long number = SparkNumbers.whole(bytes, 0, bytes.length);
            boolean fits = SparkNumbers.isWhole(bytes, 0, bytes.length) && wrap(to, number) == number;
            return fits ? (Object) number : null;
        }
        if (value instanceof Boolean truth) {
            return truth ? 1L : 0L;
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return to == Kind.LONG ? (Object) (long) number : (Object) wrap(to, (int) number);
        }
        if (value instanceof Instant instant) {
            return wrap(to, instant.getEpochSecond());
        }
        return wrap(to, ((Number) value).longValue());
    }

    static long wrap(Kind kind, long value) {
        return kind == Kind.BYTE
                ? (byte) value
                : kind == Kind.SHORT ? (short) value : kind == Kind.INT ? (int) value : value;
    }

    Typed negate(Typed operand) {
        Kind kind = operand.type().kind();
        return map(operand, operand.type(), value -> {
            if (value instanceof Long number) {
                return wrap(kind, -number);
            }
            return value instanceof BigDecimal decimal
                    ? decimal.negate()
                    : value instanceof Float number ? (Object) (-number) : (Object) (-(Double) value);
        });
    }

    Typed concat(List<Typed> parts) {
        List<Value> texts =
                parts.stream().map(part -> cast(part, SqlType.TEXT).value()).toList();
        return new Typed(SqlType.TEXT, row -> {
            StringBuilder joined = new StringBuilder();
            for (Value text : texts) {
                Object value = text.of(row);
                if (value == null) {
                    return null;
                }
                joined.append(value);
            }
            return joined.toString();
        });
    }

    Typed arithmetic(ArithmeticOperator operator, Typed left, Typed right) {
        if (left.type().is(Kind.DATE) && right.type().is(Kind.INT)) {
            return both(left, right, SqlType.DATE, (date, days) -> days(date, operator, (Long) days));
        }
        if (left.type().kind().isTime() && right.type().kind().isInterval()) {
            return shifted(operator, left, right);
        }
        return numbers(ArithmeticNode.Operation.of(operator), left, right);
    }

    private static @Nullable Object days(Object date, ArithmeticOperator operator, long days) {
        long day = ((LocalDate) date).toEpochDay() + (operator == ArithmeticOperator.SUBTRACT ? -days : days);
        return LocalDate.ofEpochDay((int) day);
    }

    private Typed shifted(ArithmeticOperator operator, Typed left, Typed right) {
        int sign = operator == ArithmeticOperator.SUBTRACT ? -1 : 1;
        boolean months = right.type().is(Kind.MONTHS);
        if (left.type().is(Kind.DATE) && (months || right.type().equals(SqlType.DAYS))) {
            return both(
                    left,
                    right,
                    SqlType.DATE,
                    (date, amount) -> months
                            ? ((LocalDate) date).plusMonths(sign * (Long) amount)
                            : ((LocalDate) date).plusDays(sign * (Long) amount / 86_400_000_000L));
        }
        Typed time = left.type().is(Kind.DATE) ? cast(left, SqlType.TIMESTAMP) : left;
        return both(time, right, time.type(), (value, amount) -> {
            long by = sign * (Long) amount;
            if (value instanceof LocalDateTime local) {
                return months ? local.plusMonths(by) : local.plus(by, ChronoUnit.MICROS);
            }
            var zoned = ((Instant) value).atZone(zone);
            return months
                    ? zoned.plusMonths(by).toInstant()
                    : zoned.plusDays(by / 86_400_000_000L).toInstant().plus(by % 86_400_000_000L, ChronoUnit.MICROS);
        });
    }

    Typed numbers(ArithmeticNode.Operation operation, Typed left, Typed right) {
        Typed l = numeric(left, right);
        Typed r = numeric(right, l);
        boolean floating = l.type().kind().isFloating() || r.type().kind().isFloating();
        if (!floating && (l.type().is(Kind.DECIMAL) || r.type().is(Kind.DECIMAL))) {
            SqlType type = Coercion.arithmetic(operation, decimalOf(l), decimalOf(r));
            return both(l, r, type, (a, b) -> {
                BigDecimal result = compute(operation, exact(a), exact(b));
                return result == null ? null : fit(result, type);
            });
        }
        SqlType type =
                operation == ArithmeticNode.Operation.DIVIDE ? SqlType.DOUBLE : Coercion.number(l.type(), r.type());
        Typed first = cast(l, type);
        Typed second = cast(r, type);
        if (type.kind().isWhole()) {
            return both(first, second, type, (a, b) -> compute(operation, (Long) a, (Long) b, type.kind()));
        }
        return both(first, second, type, (a, b) -> compute(operation, (Number) a, (Number) b));
    }

    private Typed numeric(Typed typed, Typed other) {
        if (typed.type().is(Kind.NULL)) {
            return cast(typed, other.type().isNumeric() ? other.type() : SqlType.DOUBLE);
        }
        return typed.type().is(Kind.TEXT) ? cast(typed, SqlType.DOUBLE) : typed;
    }

    private static SqlType decimalOf(Typed typed) {
        if (typed.literal() && typed.type().kind().isWhole()) {
            long number = (Long) typed.value().of(column -> null);
            return SqlType.decimal(BigDecimal.valueOf(number).precision(), 0);
        }
        return Coercion.decimalOf(typed.type());
    }

    private static @Nullable Object compute(ArithmeticNode.Operation operation, long a, long b, Kind kind) {
        switch (operation) {
            case ADD:
                return wrap(kind, a + b);
            case SUBTRACT:
                return wrap(kind, a - b);
            case MULTIPLY:
                return wrap(kind, a * b);
            case REMAINDER:
                return b == 0 ? null : (Object) (a % b);
            default:
                return b == 0 ? null : a % b < 0 ? (Object) (wrap(kind, a % b + b) % b) : (Object) (a % b);
        }
    }

    private static @Nullable Object compute(ArithmeticNode.Operation operation, Number left, Number right) {
        if (left instanceof Float l) {
            float r = right.floatValue();
            switch (operation) {
                case ADD:
                    return l + r;
                case SUBTRACT:
                    return l - r;
                case MULTIPLY:
                    return l * r;
                case REMAINDER:
                    return r == 0 ? null : (Object) (l % r);
                default:
                    return r == 0 ? null : l % r < 0 ? (Object) ((l % r + r) % r) : (Object) (l % r);
            }
        }
        double l = left.doubleValue();
        double r = right.doubleValue();
        switch (operation) {
            case ADD:
                return l + r;
            case SUBTRACT:
                return l - r;
            case MULTIPLY:
                return l * r;
            case DIVIDE:
                return r == 0 ? null : (Object) (l / r);
            case REMAINDER:
                return r == 0 ? null : (Object) (l % r);
            default:
                return r == 0 ? null : l % r < 0 ? (Object) ((l % r + r) % r) : (Object) (l % r);
        }
    }

    private static @Nullable BigDecimal compute(ArithmeticNode.Operation operation, BigDecimal a, BigDecimal b) {
        switch (operation) {
            case ADD:
                return a.add(b);
            case SUBTRACT:
                return a.subtract(b);
            case MULTIPLY:
                return a.multiply(b);
            case DIVIDE:
                return b.signum() == 0 ? null : a.divide(b, 39, RoundingMode.HALF_UP);
            case REMAINDER:
                return b.signum() == 0 ? null : a.remainder(b);
            default:
                if (b.signum() == 0) {
                    return null;
                }
                return a.remainder(b).signum() < 0 ? a.remainder(b).add(b).remainder(b) : a.remainder(b);
        }
    }

    static Typed map(Typed operand, SqlType type, Function<Object, @Nullable Object> function) {
        return new Typed(type, row -> {
            Object value = operand.value().of(row);
            return value == null ? null : function.apply(value);
        });
    }

    static Typed both(Typed left, Typed right, SqlType type, BiFunction<Object, Object, @Nullable Object> function) {
        return new Typed(type, row -> {
            Object first = left.value().of(row);
            Object second = right.value().of(row);
            return first == null || second == null ? null : function.apply(first, second);
        });
    }
}

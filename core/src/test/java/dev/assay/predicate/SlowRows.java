package dev.assay.predicate;

import dev.assay.data.ColumnType;
import dev.assay.data.TypeClass;
import dev.assay.internal.text.CanonicalText;
import dev.assay.internal.text.SparkNumbers;
import dev.assay.internal.time.SparkDates;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/** The slow twins of the kernels: one cell as a Java object, one answer. */
final class SlowRows {
    private SlowRows() {}

    /** The table of the language's documentation, operator by operator: without NULL among the operands, with it. */
    static boolean nullPasses(ConditionOperator operator, boolean nullListed) {
        switch (operator) {
            case EQ:
            case IN:
                return nullListed;
            case NE:
            case NOT_IN:
                return !nullListed;
            default:
                return false;
        }
    }

    static boolean number(ValueCondition<NumberOperand> test, @Nullable Object cell, ColumnType type) {
        return cell == null
                ? nullPasses(test.operator(), test.nullListed())
                : holds(test, operand -> order(cell, operand, type));
    }

    /** Order of a cell and an operand; empty if there is none. */
    private static OptionalInt order(Object cell, NumberOperand operand, ColumnType type) {
        if (cell instanceof Double number && !type.isSingleFloat()) {
            return order(number, operand.value());
        }
        if (cell instanceof Double number && (number.isNaN() || number.isInfinite())) {
            return operand.exact().isPresent() && number.isInfinite()
                    ? OptionalInt.of(number > 0 ? 1 : -1)
                    : order(number, operand.value());
        }
        BigDecimal exact = cell instanceof Double number
                ? new BigDecimal(CanonicalText.number(number.floatValue()))
                : cell instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) cell;
        return operand.exact().isPresent()
                ? OptionalInt.of(exact.compareTo(operand.exact().get()))
                : order(exact.doubleValue(), operand.value());
    }

    private static OptionalInt order(double left, double right) {
        return left < right
                ? OptionalInt.of(-1)
                : left > right ? OptionalInt.of(1) : left == right ? OptionalInt.of(0) : OptionalInt.empty();
    }

    static <T> boolean holds(ValueCondition<T> test, Function<T, OptionalInt> order) {
        List<OptionalInt> orders = test.operands().stream().map(order).toList();
        boolean equal = orders.stream().anyMatch(o -> o.isPresent() && o.getAsInt() == 0);
        if (test.operator().isMembership()) {
            return test.operator() == ConditionOperator.EQ || test.operator() == ConditionOperator.IN ? equal : !equal;
        }
        if (orders.stream().anyMatch(OptionalInt::isEmpty)) {
            return false;
        }
        int first = orders.get(0).getAsInt();
        int last = orders.get(orders.size() - 1).getAsInt();
        switch (test.operator()) {
            case LT:
                return first < 0;
            case LE:
                return first <= 0;
            case GT:
                return first > 0;
            case GE:
                return first >= 0;
            case BETWEEN:
                return first > 0 && last < 0;
            default:
                return first <= 0 || last >= 0;
        }
    }

    static boolean text(TextMembers members, @Nullable Object cell, ColumnType type, ZoneId zone) {
        if (cell == null) {
            return nullPasses(
                    members.negated() ? ConditionOperator.NOT_IN : ConditionOperator.IN, members.nullListed());
        }
        String text = canonical(cell, type, zone);
        boolean member = members.ignoreCase()
                ? members.texts().stream()
                        .anyMatch(m -> m.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)))
                : members.texts().contains(text);
        boolean blank = !text.isEmpty()
                && text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
        return (member || members.whitespacesListed() && blank) != members.negated();
    }

    /** Text of a cell; dates and timestamps of four-digit years. */
    static String canonical(Object cell, ColumnType type, ZoneId zone) {
        if (cell instanceof Double number) {
            return type.isSingleFloat() ? CanonicalText.number(number.floatValue()) : CanonicalText.number(number);
        }
        if (type.typeClass() == TypeClass.BOOL) {
            return cell.equals(1L) ? "true" : "false";
        }
        if (type.typeClass() == TypeClass.DATE) {
            return LocalDate.ofEpochDay((Long) cell).toString();
        }
        if (type.typeClass() == TypeClass.TIMESTAMP) {
            LocalDateTime local =
                    LocalDateTime.ofInstant(instant((Long) cell, type), isZoned(type) ? zone : ZoneOffset.UTC);
            String text = local.format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS", Locale.ROOT));
            return text.replaceAll("0+$", "").replaceAll("\\.$", "");
        }
        return cell.toString();
    }

    static boolean isZoned(ColumnType type) {
        return ((ArrowType.Timestamp) type.arrow()).getTimezone() != null;
    }

    /** Ticks read in UTC. */
    static Instant instant(long ticks, ColumnType type) {
        switch (((ArrowType.Timestamp) type.arrow()).getUnit()) {
            case SECOND:
                return Instant.ofEpochSecond(ticks);
            case MILLISECOND:
                return Instant.ofEpochMilli(ticks);
            case MICROSECOND:
                return Instant.EPOCH.plus(ticks, ChronoUnit.MICROS);
            default:
                return Instant.EPOCH.plusNanos(ticks);
        }
    }

    static boolean date(ValueCondition<LocalDate> test, @Nullable Object cell, ColumnType type, ZoneId zone) {
        if (cell == null) {
            return nullPasses(test.operator(), test.nullListed());
        }
        LocalDate date;
        if (cell instanceof String text) {
            long day = SparkDates.date(text);
            if (day == SparkDates.INVALID) {
                return false;
            }
            date = LocalDate.ofEpochDay(day);
        } else if (type.typeClass() == TypeClass.DATE) {
            date = LocalDate.ofEpochDay((Long) cell);
        } else {
            date = LocalDate.ofInstant(instant((Long) cell, type), isZoned(type) ? zone : ZoneOffset.UTC);
        }
        return holds(test, operand -> OptionalInt.of(date.compareTo(operand)));
    }

    static boolean age(ValueCondition<Duration> test, @Nullable Object cell, ColumnType type, EvaluationTime time) {
        if (cell == null) {
            return false;
        }
        Instant instant;
        if (cell instanceof String text) {
            long micros = SparkDates.timestamp(text, time.zone(), time.now());
            if (micros == SparkDates.INVALID) {
                return false;
            }
            instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        } else if (type.typeClass() == TypeClass.DATE) {
            instant = inZone(LocalDate.ofEpochDay((Long) cell).atStartOfDay(), time.zone());
        } else if (isZoned(type)) {
            instant = instant((Long) cell, type);
        } else {
            instant = inZone(LocalDateTime.ofInstant(instant((Long) cell, type), ZoneOffset.UTC), time.zone());
        }
        Duration age = Duration.between(instant, time.now());
        return holds(test, operand -> OptionalInt.of(age.compareTo(operand)));
    }

    private static Instant inZone(LocalDateTime local, ZoneId zone) {
        return local.toInstant(zone.getRules().getOffset(local));
    }

    static boolean length(ValueCondition<NumberOperand> test, @Nullable Object cell) {
        long length = cell == null
                ? 0
                : cell.toString().codePointCount(0, cell.toString().length());
        return number(test, length, Cells.typeOf(Types.INT64));
    }

    static boolean castable(CastTarget target, @Nullable Object cell, ColumnType type, EvaluationTime time) {
        if (cell == null) {
            return false;
        }
        if (cell instanceof String text && type.typeClass() == TypeClass.TEXT) {
            return castableText(target, text.getBytes(StandardCharsets.UTF_8), time);
        }
        boolean bool = type.typeClass() == TypeClass.BOOL;
        boolean numeric = type.typeClass().isNumeric();
        boolean temporal = type.typeClass() == TypeClass.DATE || type.typeClass() == TypeClass.TIMESTAMP;
        switch (target.kind()) {
            case BOOLEAN:
                return bool || numeric;
            case DATE:
            case TIMESTAMP:
                return temporal;
            default:
                return (bool || numeric) && fits(target, cell);
        }
    }

    private static boolean fits(CastTarget target, Object cell) {
        if (cell instanceof Double number && (number.isNaN() || number.isInfinite())) {
            return target.kind() == CastTarget.Kind.FLOAT || target.kind() == CastTarget.Kind.DOUBLE;
        }
        BigDecimal number = cell instanceof Double real
                ? new BigDecimal(real)
                : cell instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) cell;
        BigInteger cut = number.toBigInteger();
        switch (target.kind()) {
            case INTEGER:
                return cut.bitLength() <= 31;
            case LONG:
                return cut.bitLength() <= 63;
            case FLOAT:
                return !Float.isInfinite(number.floatValue());
            case DOUBLE:
                return true;
            default:
                return number.setScale(target.scale(), RoundingMode.HALF_UP).precision() <= target.precision();
        }
    }

    private static boolean castableText(CastTarget target, byte[] text, EvaluationTime time) {
        switch (target.kind()) {
            case BOOLEAN:
                return SparkNumbers.bool(text, 0, text.length) != null;
            case DATE:
                return SparkDates.date(text, 0, text.length) != SparkDates.INVALID;
            case TIMESTAMP:
                return SparkDates.timestamp(text, 0, text.length, time.zone(), time.now()) != SparkDates.INVALID;
            case INTEGER:
                long value = SparkNumbers.whole(text, 0, text.length);
                return SparkNumbers.isWhole(text, 0, text.length)
                        && value >= Integer.MIN_VALUE
                        && value <= Integer.MAX_VALUE;
            case LONG:
                return SparkNumbers.isWhole(text, 0, text.length);
            case FLOAT:
                return SparkNumbers.singleFloating(text, 0, text.length) != null;
            case DOUBLE:
                return SparkNumbers.floating(text, 0, text.length) != null;
            default:
                return Optional.ofNullable(
                                SparkNumbers.decimal(text, 0, text.length, target.precision(), target.scale()))
                        .isPresent();
        }
    }
}

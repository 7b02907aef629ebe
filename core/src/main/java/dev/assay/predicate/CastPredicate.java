package dev.assay.predicate;

import dev.assay.data.ColumnType;
import dev.assay.data.TypeClass;
import dev.assay.internal.text.SparkNumbers;
import dev.assay.internal.time.SparkDates;
import dev.assay.predicate.IntervalSet.Interval;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether values could be of a type. Text could if Spark's lenient cast accepts it, or the strict date format that is asked for; values of
 * other columns if they convert without losing their meaning (a fraction may be cut). Null is of no type.
 */
final class CastPredicate extends CompiledPredicate {
    /** The least number that rounds to an infinite 32-bit float: half a step above the largest. */
    private static final BigDecimal FLOAT_LIMIT =
            new BigDecimal(BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE.shiftLeft(103)));

    private record Identity(CastTarget target, String format, boolean negated, EvaluationTime time) {}

    private final CastTarget target;
    private final @Nullable DateFormat format;
    private final boolean negated;
    private final EvaluationTime time;

    /** @param format of dates in text; null for Spark's cast */
    CastPredicate(CastTarget target, @Nullable DateFormat format, boolean negated, EvaluationTime time) {
        super(new Identity(target, String.valueOf(format), negated, time), negated);
        this.target = target;
        this.format = format;
        this.negated = negated;
        this.time = time;
    }

    @Override
    public Optional<WrongType> check(String column, ColumnType type) {
        return WrongType.ifNested(column, type);
    }

    @Override
    Compiled compile(ColumnType type) {
        if (type.typeClass() == TypeClass.TEXT) {
            Syntax syntax = syntax();
            return new CompiledText(() -> new OfText(syntax, negated));
        }
        boolean fromNumber = type.typeClass().isNumeric();
        boolean fromBool = type.typeClass() == TypeClass.BOOL;
        if ((fromNumber || fromBool) && target.isNumeric()) {
            IntervalSet fitting = fitting(type);
            return CompiledKeys.of(type, negated ? fitting.complement(CompiledKeys.keys(type)) : fitting, negated);
        }
        boolean temporal = type.typeClass() == TypeClass.DATE || type.typeClass() == TypeClass.TIMESTAMP;
        boolean converts;
        switch (target.kind()) {
            case BOOLEAN:
                converts = fromNumber || fromBool;
                break;
            case DATE:
            case TIMESTAMP:
                converts = temporal;
                break;
            default:
                converts = false;
                break;
        }
        return Compiled.constant(converts != negated, negated);
    }

    /** The numbers that fit into a numeric type. Booleans are 0 and 1. */
    private IntervalSet fitting(ColumnType type) {
        Interval keys = CompiledKeys.keys(type);
        boolean fromFloat = type.typeClass() == TypeClass.FLOAT;
        switch (target.kind()) {
            case INTEGER:
                return cut(type, BigDecimal.valueOf(Integer.MIN_VALUE), BigDecimal.valueOf(Integer.MAX_VALUE));
            case LONG:
                // The least long is a double; one less is not.
                return fromFloat
                        ? between(type, new BigDecimal(Math.nextDown(-0x1p63)), new BigDecimal(0x1p63))
                        : cut(type, BigDecimal.valueOf(Long.MIN_VALUE), BigDecimal.valueOf(Long.MAX_VALUE));
            case DECIMAL:
                return within(type, target.decimalLimit());
            case FLOAT:
                return fromFloat ? withSpecial(within(type, FLOAT_LIMIT)) : within(type, FLOAT_LIMIT);
            default:
                return IntervalSet.of(keys, List.of(keys));
        }
    }

    /** Numbers whose whole part lies between two bounds, ends included. */
    private static IntervalSet cut(ColumnType type, BigDecimal least, BigDecimal greatest) {
        return between(type, least.subtract(BigDecimal.ONE), greatest.add(BigDecimal.ONE));
    }

    private static IntervalSet within(ColumnType type, BigDecimal limit) {
        return between(type, limit.negate(), limit);
    }

    /** Ends excluded. Floats of any width count with their binary value. */
    private static IntervalSet between(ColumnType type, BigDecimal low, BigDecimal high) {
        Domain<NumberOperand> domain =
                type.typeClass() == TypeClass.FLOAT ? new DoubleDomain() : CompiledKeys.numbers(type);
        return domain.select(
                ValueCondition.of(ConditionOperator.BETWEEN, NumberOperand.of(low), NumberOperand.of(high)));
    }

    /** Adds both infinities and NaN. */
    private static IntervalSet withSpecial(IntervalSet set) {
        List<Interval> parts = new ArrayList<>(set.intervals());
        parts.add(new Interval(OrderedDoubles.ORDERED.high(), Domain.LONGS.high()));
        parts.add(new Interval(Domain.LONGS.low(), OrderedDoubles.ORDERED.low()));
        return IntervalSet.of(Domain.LONGS, parts);
    }

    private Syntax syntax() {
        DateFormat strict = format;
        if (strict != null) {
            return strict::accepts;
        }
        int precision = target.precision();
        int scale = target.scale();
        switch (target.kind()) {
            case BOOLEAN:
                return CastSyntax::isBoolean;
            case DATE:
                return (bytes, from, to) -> SparkDates.date(bytes, from, to - from) != SparkDates.INVALID;
            case TIMESTAMP:
                return (bytes, from, to) ->
                        SparkDates.timestamp(bytes, from, to - from, time.zone(), time.now()) != SparkDates.INVALID;
            case INTEGER:
                return CastSyntax::isInteger;
            case LONG:
                return (bytes, from, to) -> SparkNumbers.isWhole(bytes, from, to - from);
            case FLOAT:
            case DOUBLE:
                return CastSyntax::isFloating;
            default:
                return (bytes, from, to) -> CastSyntax.isDecimal(bytes, from, to, precision, scale);
        }
    }

    /** What a text of a type looks like. */
    private interface Syntax {
        boolean accepts(byte[] bytes, int from, int to);
    }

    private static final class OfText extends TextKernel {
        private final Syntax syntax;
        private final boolean negated;

        OfText(Syntax syntax, boolean negated) {
            super(negated);
            this.syntax = syntax;
            this.negated = negated;
        }

        @Override
        boolean accepts(byte[] bytes, int from, int to) {
            return syntax.accepts(bytes, from, to) != negated;
        }
    }
}

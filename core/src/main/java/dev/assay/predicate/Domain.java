package dev.assay.predicate;

import dev.assay.predicate.IntervalSet.Interval;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * How the values of a lane, as whole numbers in ascending order (keys), compare with operands. Knows for each operand where the values
 * begin that are at least as large, and where those that are larger; every operator follows from the two.
 *
 * @param <T> the operands
 */
abstract class Domain<T> {
    /** 64 bits. */
    static final Interval LONGS = new Interval(BigInteger.valueOf(Long.MIN_VALUE), BigInteger.valueOf(Long.MAX_VALUE));
    /** 128 bits. */
    static final Interval INT128 = bits(128);
    /** More than the widest decimal. */
    static final Interval INT256 = bits(256);

    private static Interval bits(int width) {
        BigInteger half = BigInteger.ONE.shiftLeft(width - 1);
        return new Interval(half.negate(), half.subtract(BigInteger.ONE));
    }

    /** Every key a cell may have. */
    abstract Interval keys();

    /** The keys of values that have an order; without those of NaN. */
    Interval ordered() {
        return keys();
    }

    /** Whether an operand has an order; NaN has none. */
    boolean isOrdered(T operand) {
        return true;
    }

    /** The least key whose value is equal to or larger than the operand; may lie outside. */
    abstract BigInteger atLeast(T operand);

    /** The least key whose value is larger than the operand; may lie outside. */
    abstract BigInteger above(T operand);

    /** The keys of the values that pass. */
    final IntervalSet select(ValueCondition<T> test) {
        List<T> operands = test.operands();
        if (test.operator().isMembership()) {
            IntervalSet equal = equalTo(operands);
            return test.operator().isNegative() ? equal.complement(keys()) : equal;
        }
        if (!operands.stream().allMatch(this::isOrdered)) {
            return IntervalSet.NOTHING;
        }
        BigInteger first = ordered().low();
        BigInteger last = ordered().high();
        T low = operands.get(0);
        T high = operands.get(operands.size() - 1);
        List<Interval> parts = new ArrayList<>();
        switch (test.operator()) {
            case LT:
                parts.add(new Interval(first, before(atLeast(low))));
                break;
            case LE:
                parts.add(new Interval(first, before(above(low))));
                break;
            case GT:
                parts.add(new Interval(above(low), last));
                break;
            case GE:
                parts.add(new Interval(atLeast(low), last));
                break;
            case BETWEEN:
                parts.add(new Interval(above(low), before(atLeast(high))));
                break;
            default:
                parts.add(new Interval(first, before(above(low))));
                parts.add(new Interval(atLeast(high), last));
                break;
        }
        return IntervalSet.of(ordered(), parts);
    }

    private IntervalSet equalTo(List<T> operands) {
        List<Interval> parts = new ArrayList<>(operands.size());
        for (T operand : operands) {
            if (isOrdered(operand)) {
                parts.add(new Interval(atLeast(operand), before(above(operand))));
            }
        }
        return IntervalSet.of(ordered(), parts);
    }

    private static BigInteger before(BigInteger key) {
        return key.subtract(BigInteger.ONE);
    }
}

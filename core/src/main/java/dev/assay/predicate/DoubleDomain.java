package dev.assay.predicate;

import dev.assay.predicate.IntervalSet.Interval;
import java.math.BigInteger;

/**
 * Doubles, compared as IEEE 754 compares them with the double nearest to the operand: -0.0 equals 0.0, an operand too large for a double
 * is infinite, NaN is neither equal nor in any order.
 */
final class DoubleDomain extends Domain<NumberOperand> {
    @Override
    Interval keys() {
        return LONGS;
    }

    @Override
    Interval ordered() {
        return OrderedDoubles.ORDERED;
    }

    @Override
    boolean isOrdered(NumberOperand operand) {
        return !Double.isNaN(operand.value());
    }

    @Override
    BigInteger atLeast(NumberOperand operand) {
        return BigInteger.valueOf(OrderedDoubles.key(operand.value() == 0 ? -0.0 : operand.value()));
    }

    @Override
    BigInteger above(NumberOperand operand) {
        // One more than the key of the operand; behind 0.0, which is the larger zero.
        return BigInteger.valueOf(OrderedDoubles.key(operand.value() + 0.0)).add(BigInteger.ONE);
    }
}

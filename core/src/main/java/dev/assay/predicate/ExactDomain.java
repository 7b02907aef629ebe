package dev.assay.predicate;

import dev.assay.predicate.IntervalSet.Interval;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Whole numbers, and decimals by their digits without the point; compared exactly. */
final class ExactDomain extends Domain<NumberOperand> {
    private final Interval keys;
    private final int scale;

    ExactDomain(Interval keys, int scale) {
        this.keys = keys;
        this.scale = scale;
    }

    @Override
    Interval keys() {
        return keys;
    }

    @Override
    boolean isOrdered(NumberOperand operand) {
        return !Double.isNaN(operand.value());
    }

    @Override
    BigInteger atLeast(NumberOperand operand) {
        return operand.exact().isEmpty()
                ? beyond(operand)
                : digits(operand.exact().get(), RoundingMode.CEILING);
    }

    @Override
    BigInteger above(NumberOperand operand) {
        return operand.exact().isEmpty()
                ? beyond(operand)
                : digits(operand.exact().get(), RoundingMode.FLOOR).add(BigInteger.ONE);
    }

    private BigInteger digits(BigDecimal number, RoundingMode rounding) {
        return number.setScale(scale, rounding).unscaledValue();
    }

    /** Before the first or behind the last key: nothing equals an infinite operand. */
    private BigInteger beyond(NumberOperand operand) {
        return operand.value() < 0 ? keys.low() : keys.high().add(BigInteger.ONE);
    }
}

package dev.assay.predicate;

import dev.assay.internal.text.CanonicalText;
import dev.assay.predicate.IntervalSet.Interval;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Floats of 32 and 16 bits, widened to doubles. A cell means the shortest decimal that prints it as a 32-bit float, so 0.1f equals 0.1.
 *
 * <p>Only the float nearest to the operand needs a closer look: rounding keeps order, so a decimal that reads as a smaller float is below the
 * operand, and one that reads as a larger float is above it. The decimal meaning is therefore an interval of floats too, found with one
 * comparison of decimals.
 */
final class SingleDomain extends Domain<NumberOperand> {
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
        float nearest = nearest(operand);
        return compare(nearest, operand) >= 0 ? key(nearest) : keyAbove(nearest);
    }

    @Override
    BigInteger above(NumberOperand operand) {
        float nearest = nearest(operand);
        return compare(nearest, operand) > 0 ? key(nearest) : keyAbove(nearest);
    }

    private static float nearest(NumberOperand operand) {
        return operand.exact().isPresent() ? operand.exact().get().floatValue() : (float) operand.value();
    }

    /** The float's decimal meaning against the operand. */
    private static int compare(float nearest, NumberOperand operand) {
        if (operand.exact().isEmpty()) {
            return 0;
        }
        if (Float.isInfinite(nearest)) {
            return nearest > 0 ? 1 : -1;
        }
        return new BigDecimal(CanonicalText.number(nearest))
                .compareTo(operand.exact().get());
    }

    private static BigInteger key(float value) {
        return BigInteger.valueOf(OrderedDoubles.key(value == 0 ? -0.0 : value));
    }

    private static BigInteger keyAbove(float value) {
        return value == Float.POSITIVE_INFINITY
                ? BigInteger.valueOf(OrderedDoubles.key(value)).add(BigInteger.ONE)
                : key(Math.nextUp(value));
    }
}

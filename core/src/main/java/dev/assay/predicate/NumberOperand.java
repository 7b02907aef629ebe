package dev.assay.predicate;

import dev.assay.internal.text.CanonicalText;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A number that values are compared with.
 *
 * @param exact the number; empty only if it is not finite (a division by zero)
 * @param value the nearest double, which doubles are compared with
 */
public record NumberOperand(Optional<BigDecimal> exact, double value) {
    /** @throws IllegalArgumentException if a finite number lacks its exact form, or another has one */
    public NumberOperand {
        boolean special = Double.isNaN(value) || Double.isInfinite(value);
        if (exact.isEmpty() && !special) {
            throw new IllegalArgumentException("no exact form of " + value);
        }
    }

    /** An exact number. Its double is infinite if it is too large for one. */
    public static NumberOperand of(BigDecimal number) {
        // Equal numbers are equal operands, however many zeros they were written with.
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return new NumberOperand(Optional.of(plain), plain.doubleValue());
    }

    /** A whole number. */
    public static NumberOperand of(long number) {
        return of(BigDecimal.valueOf(number));
    }

    /** A double, which if finite means the shortest decimal that prints it. */
    public static NumberOperand of(double number) {
        return Double.isNaN(number) || Double.isInfinite(number)
                ? new NumberOperand(Optional.empty(), number)
                : of(new BigDecimal(CanonicalText.number(number)));
    }
}

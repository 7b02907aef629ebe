package dev.assay.predicate;

import java.util.List;

/**
 * An operator with its operands: {@code > 5}, {@code between 1 and 2}, {@code not in [NULL, 3]}.
 *
 * @param operator what is asked
 * @param operands one for comparisons, two for ranges (low, high; in any order of size), any number for {@code in}; without NULL
 * @param nullListed whether NULL is among the operands
 */
public record ValueTest<T>(TestOperator operator, List<T> operands, boolean nullListed) {
    /** @throws IllegalArgumentException if the number of operands does not fit, or NULL is listed where it has no meaning */
    public ValueTest {
        operands = List.copyOf(operands);
        int given = operands.size() + (nullListed ? 1 : 0);
        if (nullListed && !operator.isMembership()) {
            throw new IllegalArgumentException(operator + " has no meaning for NULL");
        }
        int expected = operator == TestOperator.BETWEEN || operator == TestOperator.NOT_BETWEEN ? 2 : 1;
        boolean list = operator == TestOperator.IN || operator == TestOperator.NOT_IN;
        if (list ? given < 1 : given != expected) {
            throw new IllegalArgumentException(operator + " does not take " + given + " operands");
        }
    }

    /** A test without NULL. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> ValueTest<T> of(TestOperator operator, T... operands) {
        return new ValueTest<>(operator, List.of(operands), false);
    }

    /** Whether a null row passes: every operator fails it but {@code !=} and {@code not in}, unless NULL is listed, which turns it round. */
    public boolean acceptsNull() {
        return operator.isMembership() && operator.isNegative() != nullListed;
    }

    /** Whether NULL is the only operand: {@code = NULL}, {@code not in [NULL]}. */
    public boolean isNullOnly() {
        return nullListed && operands.isEmpty();
    }
}

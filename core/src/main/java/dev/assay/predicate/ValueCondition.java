package dev.assay.predicate;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * An operator with its operands: {@code > 5}, {@code between 1 and 2}, {@code not in [NULL, 3]}.
 *
 * @param operator what is asked
 * @param operands one for comparisons, two for ranges (low, high; in any order of size), any number for {@code in}; without NULL
 * @param nullListed whether NULL is among the operands
 */
public record ValueCondition<T>(ConditionOperator operator, List<T> operands, boolean nullListed) {
    /** @throws IllegalArgumentException if the number of operands does not fit, or NULL is listed where it has no meaning */
    public ValueCondition {
        operands = List.copyOf(operands);
        int given = operands.size() + (nullListed ? 1 : 0);
        if (nullListed && !operator.isMembership()) {
            throw new IllegalArgumentException(operator + " has no meaning for NULL");
        }
        int expected = operator == ConditionOperator.BETWEEN || operator == ConditionOperator.NOT_BETWEEN ? 2 : 1;
        boolean list = operator == ConditionOperator.IN || operator == ConditionOperator.NOT_IN;
        if (list ? given < 1 : given != expected) {
            throw new IllegalArgumentException(operator + " does not take " + given + " operands");
        }
    }

    /** A test without NULL. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> ValueCondition<T> of(ConditionOperator operator, T... operands) {
        return new ValueCondition<>(operator, List.of(operands), false);
    }

    /** Whether a null row passes: every operator fails it but {@code !=} and {@code not in}, unless NULL is listed, which turns it round. */
    public boolean acceptsNull() {
        return operator.isMembership() && operator.isNegative() != nullListed;
    }

    /**
     * Whether a value that is not null meets it, without NULL among the operands.
     *
     * @param order compares the value with an operand
     * @param equal whether the value equals an operand
     */
    public boolean test(ToIntFunction<T> order, Predicate<T> equal) {
        switch (operator) {
            case EQ:
            case IN:
                return operands.stream().anyMatch(equal);
            case NE:
            case NOT_IN:
                return operands.stream().noneMatch(equal);
            case BETWEEN:
                return isBetween(order);
            case NOT_BETWEEN:
                return !isBetween(order);
            case GT:
                return order.applyAsInt(operands.get(0)) > 0;
            case GE:
                return order.applyAsInt(operands.get(0)) >= 0;
            case LT:
                return order.applyAsInt(operands.get(0)) < 0;
            default:
                return order.applyAsInt(operands.get(0)) <= 0;
        }
    }

    private boolean isBetween(ToIntFunction<T> order) {
        return order.applyAsInt(operands.get(0)) > 0 && order.applyAsInt(operands.get(1)) < 0;
    }

    /** Whether NULL is the only operand: {@code = NULL}, {@code not in [NULL]}. */
    public boolean isNullOnly() {
        return nullListed && operands.isEmpty();
    }
}

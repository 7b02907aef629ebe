package dev.assay.rule;

import dev.assay.predicate.ConditionOperator;
import dev.assay.predicate.NumberOperand;
import dev.assay.predicate.ValueCondition;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * A condition that all values meet if the smallest and the greatest do: {@code > >= < <= =} and {@code between}. Statistics of files
 * often know these two.
 */
record Bounded(ConditionOperator operator, List<NumberOperand> operands) {
    private static final Set<ConditionOperator> ABOUT_MINIMUM =
            EnumSet.of(ConditionOperator.GT, ConditionOperator.GE, ConditionOperator.EQ, ConditionOperator.BETWEEN);
    private static final Set<ConditionOperator> ABOUT_MAXIMUM =
            EnumSet.of(ConditionOperator.LT, ConditionOperator.LE, ConditionOperator.EQ, ConditionOperator.BETWEEN);

    /** Empty for the other operators, and where NULL or NaN (a division of zero by zero) is an operand. */
    static Optional<Bounded> of(ValueCondition<NumberOperand> condition) {
        Bounded bounded = new Bounded(condition.operator(), condition.operands());
        boolean ordered = bounded.operands().stream().noneMatch(operand -> Double.isNaN(operand.value()));
        return condition.nullListed() || !ordered || !(bounded.asksMinimum() || bounded.asksMaximum())
                ? Optional.empty()
                : Optional.of(bounded);
    }

    boolean asksMinimum() {
        return ABOUT_MINIMUM.contains(operator);
    }

    boolean asksMaximum() {
        return ABOUT_MAXIMUM.contains(operator);
    }

    /** @param order compares the smallest value with an operand */
    boolean minimumMeets(ToIntFunction<NumberOperand> order) {
        return !asksMinimum() || meets(order.applyAsInt(operands.get(0)), ConditionOperator.GT);
    }

    /** @param order compares the greatest value with an operand */
    boolean maximumMeets(ToIntFunction<NumberOperand> order) {
        return !asksMaximum() || meets(order.applyAsInt(operands.get(operands.size() - 1)), ConditionOperator.LT);
    }

    /** @param between what {@code between}, which excludes its ends, asks of this bound */
    private boolean meets(int order, ConditionOperator between) {
        switch (operator == ConditionOperator.BETWEEN ? between : operator) {
            case GT:
                return order > 0;
            case GE:
                return order >= 0;
            case LT:
                return order < 0;
            case LE:
                return order <= 0;
            default:
                return order == 0;
        }
    }

    /** Compares an exact value with an operand, which may be infinite. */
    static int compare(BigDecimal value, NumberOperand operand) {
        return operand.exact().map(value::compareTo).orElse(operand.value() > 0 ? -1 : 1);
    }
}

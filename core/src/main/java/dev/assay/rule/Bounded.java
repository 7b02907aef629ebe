package dev.assay.rule;

import dev.assay.dqdl.ast.Between;
import dev.assay.dqdl.ast.Compare;
import dev.assay.dqdl.ast.Condition;
import dev.assay.dqdl.ast.Operand;
import dev.assay.predicate.NumberOperand;
import dev.assay.predicate.Operands;
import dev.assay.predicate.PredicateException;
import dev.assay.result.Cause;
import java.math.BigDecimal;

/**
 * Which bounds of the values a numeric condition asks about: {@code >} the smallest, {@code <} the greatest, {@code =} and {@code
 * between} both.
 */
record Bounded(Condition condition, boolean below, boolean above, boolean both) {
    static Bounded of(Condition condition) {
        if (condition instanceof Between) {
            return new Bounded(condition, false, false, true);
        }
        switch (((Compare) condition).operator()) {
            case GT:
            case GE:
                return new Bounded(condition, true, false, false);
            case LT:
            case LE:
                return new Bounded(condition, false, true, false);
            default:
                return new Bounded(condition, true, true, false);
        }
    }

    /** {@code between} only: the value is above the lower end, which is excluded. */
    boolean lowMet(double value) {
        return value > number(((Between) condition).low());
    }

    /** {@code between} only: the value is below the upper end, which is excluded. */
    boolean highMet(double value) {
        return value < number(((Between) condition).high());
    }

    /** A literal operand as a double. */
    static double number(Operand operand) {
        return operand(operand).value();
    }

    /** Compares an exact value with an operand, which may be infinite. */
    static int compare(BigDecimal value, Operand operand) {
        NumberOperand number = operand(operand);
        return number.exact().map(value::compareTo).orElse(number.value() > 0 ? -1 : 1);
    }

    private static NumberOperand operand(Operand operand) {
        try {
            return Operands.number(operand, call -> {
                throw new PredicateException(Cause.UNSUPPORTED, "dynamic operands are refused when the rule is bound");
            });
        } catch (PredicateException e) {
            throw new IllegalStateException("the operand was accepted when the rule was bound", e);
        }
    }
}

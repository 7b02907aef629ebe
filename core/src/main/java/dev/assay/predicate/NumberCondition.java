package dev.assay.predicate;

import dev.assay.dqdl.ast.Condition;
import dev.assay.dqdl.ast.Operand;
import dev.assay.metric.Metric;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a metric. Metrics that are counts compare exactly, all others as doubles by IEEE 754 with the double nearest to the
 * operand. NaN meets no condition but {@code !=} and {@code not in}. Immutable.
 *
 * <p>{@code > 0.5} is true of the ratio 2/3 and false of 1/3.
 */
public final class NumberCondition {
    /** What a rule asks that names no threshold: every row passes. Judged by counts, not by their quotient. */
    public static final NumberCondition EVERY_ROW = new NumberCondition(null);

    /** For measuring without judging: everything meets it, NaN too. */
    public static final NumberCondition ANYTHING = new NumberCondition(null);

    /** Null for the two constants. */
    private final @Nullable ValueCondition<NumberOperand> test;

    private NumberCondition(@Nullable ValueCondition<NumberOperand> test) {
        this.test = test;
    }

    /** @throws IllegalArgumentException if NULL is an operand */
    public static NumberCondition of(ValueCondition<NumberOperand> test) {
        if (test.nullListed()) {
            throw new IllegalArgumentException("no metric is NULL");
        }
        return new NumberCondition(test);
    }

    /**
     * A condition of a ruleset, of kind NUMBER.
     *
     * @param calls resolves calls in dynamic operands
     * @throws PredicateException if an operand is no number, or cannot be resolved
     */
    public static NumberCondition of(Condition condition, Operands.Calls calls) throws PredicateException {
        return computed(condition, operand -> Operands.number(operand, calls));
    }

    /** Computes an operand. */
    @FunctionalInterface
    public interface OperandReader {
        /** @throws PredicateException if it is no number, or cannot be resolved */
        NumberOperand read(Operand operand) throws PredicateException;
    }

    /**
     * A condition of a ruleset, of kind NUMBER, whose operands somebody else computes.
     *
     * @throws PredicateException if an operand is no number, or cannot be resolved
     */
    public static NumberCondition computed(Condition condition, OperandReader operands) throws PredicateException {
        return of(ConditionReader.read(condition, operand -> Optional.of(operands.read(operand))));
    }

    /** Whether a metric meets it; a count by its exact value. */
    public boolean test(Metric.Value metric) {
        return metric.exact().isPresent() ? testCount(metric.exact().getAsLong()) : test(metric.value());
    }

    /** Whether a real number meets it. */
    public boolean test(double metric) {
        ValueCondition<NumberOperand> asked = test;
        if (asked == null) {
            return this == ANYTHING || metric == 1;
        }
        return holds(asked, operand -> compare(metric, operand.value()));
    }

    /** Whether a count meets it, exactly. */
    public boolean testCount(long count) {
        ValueCondition<NumberOperand> asked = test;
        if (asked == null) {
            if (this == ANYTHING) {
                return true;
            }
            throw new IllegalStateException("'every row' judges shares, not counts");
        }
        BigDecimal number = BigDecimal.valueOf(count);
        return holds(
                asked,
                operand -> operand.exact().isPresent()
                        ? Order.of(number.compareTo(operand.exact().get()))
                        : compare(count, operand.value()));
    }

    /**
     * Whether a share meets it: the quotient as a double, but for {@link #EVERY_ROW} the counts.
     *
     * @param whole 0 makes the share NaN, for {@link #EVERY_ROW} complete
     */
    public boolean testRatio(long part, long whole) {
        return this == EVERY_ROW ? part == whole : test(part / (double) whole);
    }

    private enum Order {
        LESS,
        EQUAL,
        GREATER,
        NONE;

        static Order of(int sign) {
            return sign < 0 ? LESS : sign > 0 ? GREATER : EQUAL;
        }
    }

    private static Order compare(double left, double right) {
        return left < right ? Order.LESS : left > right ? Order.GREATER : left == right ? Order.EQUAL : Order.NONE;
    }

    private interface Comparer {
        Order with(NumberOperand operand);
    }

    private static boolean holds(ValueCondition<NumberOperand> test, Comparer compare) {
        List<NumberOperand> operands = test.operands();
        Order first = compare.with(operands.get(0));
        Order last = compare.with(operands.get(operands.size() - 1));
        switch (test.operator()) {
            case EQ:
            case IN:
                return operands.stream().anyMatch(operand -> compare.with(operand) == Order.EQUAL);
            case NE:
            case NOT_IN:
                return operands.stream().noneMatch(operand -> compare.with(operand) == Order.EQUAL);
            case LT:
                return first == Order.LESS;
            case LE:
                return first == Order.LESS || first == Order.EQUAL;
            case GT:
                return first == Order.GREATER;
            case GE:
                return first == Order.GREATER || first == Order.EQUAL;
            case BETWEEN:
                return first == Order.GREATER && last == Order.LESS;
            default:
                return first != Order.NONE && last != Order.NONE && !(first == Order.GREATER && last == Order.LESS);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (test != null && other instanceof NumberCondition that && Objects.equals(test, that.test));
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(test);
    }

    @Override
    public String toString() {
        return test != null ? test.toString() : this == ANYTHING ? "anything" : "every row";
    }
}

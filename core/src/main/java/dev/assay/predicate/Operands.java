package dev.assay.predicate;

import dev.assay.dqdl.ast.Arithmetic;
import dev.assay.dqdl.ast.Call;
import dev.assay.dqdl.ast.NumberLiteral;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.Operator;
import dev.assay.dqdl.ast.Parenthesized;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Computes number operands. Arithmetic goes from left to right, without precedence, and is exact: {@code 0.1 + 0.2} is 0.3 and {@code 10 / 3
 * * 3} is 10. A quotient without end is cut to {@value #DIGITS} digits when it is compared, or earlier when exact numbers become longer than
 * {@value #MAX_DIGITS} digits. Division by zero is infinite or NaN, as with doubles.
 */
public final class Operands {
    private static final int DIGITS = 200;
    private static final int MAX_DIGITS = 2_000;
    private static final MathContext CUT = new MathContext(DIGITS);

    private Operands() {}

    /** Gives calls in dynamic operands, such as {@code avg(last(5))}, their value. */
    @FunctionalInterface
    public interface Calls {
        /** No call can be resolved. */
        Calls NONE = call -> {
            throw PredicateException.unsupported("dynamic operands have no meaning here");
        };

        /**
         * The number a call yields; its arguments are the resolver's to compute.
         *
         * @throws PredicateException if it yields none
         */
        NumberOperand resolve(Call call) throws PredicateException;
    }

    /**
     * The value of a number operand.
     *
     * @throws PredicateException if it is none, or a call cannot be resolved
     */
    public static NumberOperand number(Operand operand, Calls calls) throws PredicateException {
        return value(operand, calls).toOperand();
    }

    private static Value value(Operand operand, Calls calls) throws PredicateException {
        if (operand instanceof NumberLiteral literal) {
            return Value.of(NumberOperand.of(literal.value()));
        }
        if (operand instanceof Parenthesized brackets) {
            return value(brackets.inner(), calls);
        }
        if (operand instanceof Call call) {
            return Value.of(calls.resolve(call));
        }
        if (operand instanceof Arithmetic chain) {
            Value result = value(chain.first(), calls);
            for (Arithmetic.Step step : chain.steps()) {
                result = result.apply(step.operator(), value(step.operand(), calls));
            }
            return result;
        }
        throw PredicateException.badArgument("A number is needed, but " + operand.source() + " is none");
    }

    /**
     * A fraction, or a double that is none.
     *
     * @param divisor not zero; zero marks a number that is not finite
     */
    private record Value(BigDecimal dividend, BigDecimal divisor, double special) {
        static Value of(NumberOperand operand) {
            return operand.exact().isPresent()
                    ? new Value(operand.exact().get(), BigDecimal.ONE, 0)
                    : new Value(BigDecimal.ZERO, BigDecimal.ZERO, operand.value());
        }

        static Value of(double value) {
            return of(NumberOperand.of(value));
        }

        boolean isFinite() {
            return divisor.signum() != 0;
        }

        double toDouble() {
            return isFinite() ? toOperand().value() : special;
        }

        NumberOperand toOperand() {
            return isFinite() ? NumberOperand.of(quotient()) : NumberOperand.of(special);
        }

        private BigDecimal quotient() {
            if (divisor.compareTo(BigDecimal.ONE) == 0) {
                return dividend;
            }
            try {
                return dividend.divide(divisor);
            } catch (ArithmeticException endless) {
                return dividend.divide(divisor, CUT);
            }
        }

        Value apply(Operator operator, Value other) {
            if (!isFinite() || !other.isFinite()) {
                return of(doubles(operator, toDouble(), other.toDouble()));
            }
            switch (operator) {
                case PLUS:
                    return fraction(
                            dividend.multiply(other.divisor).add(other.dividend.multiply(divisor)),
                            divisor.multiply(other.divisor));
                case MINUS:
                    return fraction(
                            dividend.multiply(other.divisor).subtract(other.dividend.multiply(divisor)),
                            divisor.multiply(other.divisor));
                case TIMES:
                    return fraction(dividend.multiply(other.dividend), divisor.multiply(other.divisor));
                default:
                    return other.dividend.signum() == 0
                            ? of(doubles(operator, dividend.signum() * divisor.signum(), 0))
                            : fraction(dividend.multiply(other.divisor), divisor.multiply(other.dividend));
            }
        }

        private static Value fraction(BigDecimal dividend, BigDecimal divisor) {
            Value exact = new Value(dividend, divisor, 0);
            boolean isShort = (long) dividend.precision() + divisor.precision() <= MAX_DIGITS;
            return isShort || divisor.compareTo(BigDecimal.ONE) == 0
                    ? exact
                    : new Value(dividend.divide(divisor, CUT), BigDecimal.ONE, 0);
        }

        private static double doubles(Operator operator, double left, double right) {
            switch (operator) {
                case PLUS:
                    return left + right;
                case MINUS:
                    return left - right;
                case TIMES:
                    return left * right;
                default:
                    return left / right;
            }
        }
    }
}

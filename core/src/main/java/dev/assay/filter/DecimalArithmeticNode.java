package dev.assay.filter;

import dev.assay.internal.text.SparkNumbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic on decimals. The result's type follows from the operands' types as in Spark, so that sums and products are exact up to 38
 * digits; what does not fit is null. Where everything fits 18 digits the work is done on 64-bit numbers.
 */
final class DecimalArithmeticNode extends BinaryNode {
    /** Digits behind the point of a quotient before it is rounded to its type. */
    private static final int QUOTIENT_SCALE = 39;

    private final ArithmeticNode.Operation operation;
    private final boolean quick;
    private final long leftFactor;
    private final long rightFactor;

    DecimalArithmeticNode(SqlType type, ArithmeticNode.Operation operation, Node left, Node right) {
        super(type, left, right);
        this.operation = operation;
        int leftShift = shift(left.type());
        int rightShift = shift(right.type());
        quick = fits(left.type(), leftShift)
                && fits(right.type(), rightShift)
                && type.physical() == Physical.LONG
                && operation != ArithmeticNode.Operation.DIVIDE
                && operation != ArithmeticNode.Operation.POSITIVE_REMAINDER;
        leftFactor = quick ? Decimals.power(leftShift) : 1;
        rightFactor = quick ? Decimals.power(rightShift) : 1;
    }

    /** Digits to add behind the point so that an operand has the result's scale; products need none. */
    private int shift(SqlType operand) {
        return operation == ArithmeticNode.Operation.MULTIPLY ? 0 : type().scale() - operand.scale();
    }

    private static boolean fits(SqlType operand, int shift) {
        return operand.physical() == Physical.LONG
                && operand.scale() >= 0
                && shift >= 0
                && operand.precision() + shift <= SqlType.MAX_LONG_DIGITS;
    }

    @Override
    void compute(Frame frame, Vec left, Vec right, Vec out, long[] wanted) {
        int rows = frame.rows();
        out.andValid(left, right, rows);
        if (quick) {
            quick(rows, left.longs, right.longs, out);
            return;
        }
        for (int word = 0, words = frame.words(); word < words; word++) {
            for (long open = wanted[word] & out.valid[word]; open != 0; open &= open - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(open);
                BigDecimal result = exact(
                        Decimals.at(left, row, first.type().scale()),
                        Decimals.at(right, row, second.type().scale()));
                BigDecimal fitting =
                        result == null ? null : SparkNumbers.fit(result, type().precision(), type().scale());
                if (fitting == null) {
                    out.setNull(row);
                } else {
                    Decimals.set(out, row, fitting);
                }
            }
        }
    }

    private void quick(int rows, long[] left, long[] right, Vec out) {
        long[] result = out.longs;
        switch (operation) {
            case ADD:
                for (int row = 0; row < rows; row++) {
                    result[row] = left[row] * leftFactor + right[row] * rightFactor;
                }
                break;
            case SUBTRACT:
                for (int row = 0; row < rows; row++) {
                    result[row] = left[row] * leftFactor - right[row] * rightFactor;
                }
                break;
            case MULTIPLY:
                for (int row = 0; row < rows; row++) {
                    result[row] = left[row] * right[row];
                }
                break;
            default:
                for (int row = 0; row < rows; row++) {
                    long divisor = right[row] * rightFactor;
                    if (divisor == 0) {
                        out.setNull(row);
                    } else {
                        result[row] = left[row] * leftFactor % divisor;
                    }
                }
                break;
        }
    }

    private @Nullable BigDecimal exact(BigDecimal left, BigDecimal right) {
        switch (operation) {
            case ADD:
                return left.add(right);
            case SUBTRACT:
                return left.subtract(right);
            case MULTIPLY:
                return left.multiply(right);
            case DIVIDE:
                return right.signum() == 0 ? null : left.divide(right, QUOTIENT_SCALE, RoundingMode.HALF_UP);
            default:
                if (right.signum() == 0) {
                    return null;
                }
                BigDecimal rest = left.remainder(right);
                boolean lift = operation == ArithmeticNode.Operation.POSITIVE_REMAINDER && rest.signum() < 0;
                return lift ? rest.add(right).remainder(right) : rest;
        }
    }
}

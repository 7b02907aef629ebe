package dev.assay.filter;

import java.math.BigDecimal;

/** Unary minus and abs. Whole numbers wrap around as in Java: the least one is its own negative. */
final class NegateNode extends UnaryNode {
    private final boolean onlyNegative;

    /** @param onlyNegative whether numbers of 0 and above stay as they are, which is abs */
    NegateNode(boolean onlyNegative, Node input) {
        super(input.type(), input);
        this.onlyNegative = onlyNegative;
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        int rows = frame.rows();
        out.copyValid(in, rows);
        switch (in.physical) {
            case LONG:
                for (int row = 0; row < rows; row++) {
                    long value = in.longs[row];
                    out.longs[row] = onlyNegative && value >= 0 ? value : Widths.wrap(type().kind(), -value);
                }
                break;
            case DOUBLE:
                for (int row = 0; row < rows; row++) {
                    out.doubles[row] = onlyNegative ? Math.abs(in.doubles[row]) : -in.doubles[row];
                }
                break;
            default:
                for (int row = 0; row < rows; row++) {
                    if (!in.isNull(row)) {
                        BigDecimal value = in.decimals[row];
                        out.decimals[row] = onlyNegative ? value.abs() : value.negate();
                    }
                }
                break;
        }
    }
}

package dev.assay.filter;

import dev.assay.internal.text.CanonicalText;
import dev.assay.internal.text.SparkNumbers;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * round to a number of digits behind the point (before it if negative), half away from zero. A floating-point number is rounded as the
 * decimal that it prints as: {@code round(2.345D, 2)} is 2.35.
 */
final class RoundNode extends UnaryNode {
    /** More digits than any floating-point number has on either side of the point. */
    private static final int MAX_DIGITS = 400;

    private final int digits;

    RoundNode(SqlType type, int digits, Node input) {
        super(type, input);
        this.digits = input.type().is(Kind.DECIMAL)
                ? Math.min(digits, input.type().scale())
                : Math.max(-MAX_DIGITS, Math.min(digits, MAX_DIGITS));
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        out.copyValid(in, frame.rows());
        for (int word = 0, words = frame.words(); word < words; word++) {
            for (long open = wanted[word] & in.valid[word]; open != 0; open &= open - 1) {
                round(in, out, (word << 6) + Long.numberOfTrailingZeros(open));
            }
        }
    }

    private void round(Vec in, Vec out, int row) {
        if (type().kind().isFloating()) {
            double value = in.doubles[row];
            out.doubles[row] = Double.isNaN(value) || Double.isInfinite(value) ? value : floating(value);
        } else if (type().kind().isWhole()) {
            long value = in.longs[row];
            if (digits < 0) {
                value = BigDecimal.valueOf(value)
                        .setScale(digits, RoundingMode.HALF_UP)
                        .longValue();
            }
            out.longs[row] = Widths.wrap(type().kind(), value);
        } else {
            BigDecimal value = Decimals.at(in, row, first.type().scale()).setScale(digits, RoundingMode.HALF_UP);
            BigDecimal fitting = SparkNumbers.fit(value, type().precision(), type().scale());
            if (fitting == null) {
                out.setNull(row);
            } else {
                Decimals.set(out, row, fitting);
            }
        }
    }

    private double floating(double value) {
        if (type().is(Kind.FLOAT)) {
            return rounded(CanonicalText.number((float) value)).floatValue();
        }
        return rounded(CanonicalText.number(value)).doubleValue();
    }

    private BigDecimal rounded(String value) {
        BigDecimal number = new BigDecimal(value);
        // Far smaller than the last digit kept: said without writing out the digits between.
        return (long) number.precision() - number.scale() < -(long) digits
                ? BigDecimal.ZERO
                : number.setScale(digits, RoundingMode.HALF_UP);
    }
}

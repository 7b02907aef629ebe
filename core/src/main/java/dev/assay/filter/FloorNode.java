package dev.assay.filter;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** floor and ceil: of floating-point numbers as 64-bit whole numbers, cut at their ends (NaN is 0); of decimals as decimals. */
final class FloorNode extends UnaryNode {
    private final boolean ceiling;

    FloorNode(SqlType type, boolean ceiling, Node input) {
        super(type, input);
        this.ceiling = ceiling;
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        int rows = frame.rows();
        out.copyValid(in, rows);
        if (in.physical == Physical.DOUBLE) {
            for (int row = 0; row < rows; row++) {
                out.longs[row] = (long) (ceiling ? Math.ceil(in.doubles[row]) : Math.floor(in.doubles[row]));
            }
            return;
        }
        RoundingMode mode = ceiling ? RoundingMode.CEILING : RoundingMode.FLOOR;
        for (int row = 0; row < rows; row++) {
            if (!out.isNull(row)) {
                BigDecimal value = Decimals.at(in, row, first.type().scale());
                Decimals.set(out, row, value.setScale(0, mode));
            }
        }
    }
}

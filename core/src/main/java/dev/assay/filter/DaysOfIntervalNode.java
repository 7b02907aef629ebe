package dev.assay.filter;

/** The days of an interval that counts whole days. */
final class DaysOfIntervalNode extends UnaryNode {
    DaysOfIntervalNode(Node interval) {
        super(SqlType.INT, interval);
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        int rows = frame.rows();
        out.copyValid(in, rows);
        for (int row = 0; row < rows; row++) {
            out.longs[row] = in.longs[row] / Micros.PER_DAY;
        }
    }
}

package dev.assay.filter;

/** Sum and difference of two intervals of one kind; overflow is null. */
final class IntervalSumNode extends BinaryNode {
    private final boolean subtract;

    IntervalSumNode(SqlType type, boolean subtract, Node left, Node right) {
        super(type, left, right);
        this.subtract = subtract;
    }

    @Override
    void compute(Frame frame, Vec left, Vec right, Vec out, long[] wanted) {
        int rows = frame.rows();
        out.andValid(left, right, rows);
        for (int row = 0; row < rows; row++) {
            long l = left.longs[row];
            long r = right.longs[row];
            long result = subtract ? l - r : l + r;
            boolean overflow = subtract ? ((l ^ r) & (l ^ result)) < 0 : ((l ^ result) & (r ^ result)) < 0;
            if (overflow) {
                out.setNull(row);
            }
            out.longs[row] = result;
        }
    }
}

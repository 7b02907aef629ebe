package dev.assay.filter;

/** unix_timestamp: whole seconds since 1970, cut towards zero as Spark does; a timestamp without zone counts as
 * one of UTC. */
final class UnixTimeNode extends UnaryNode {
    UnixTimeNode(Node time) {
        super(SqlType.LONG, time);
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        int rows = frame.rows();
        out.copyValid(in, rows);
        for (int row = 0; row < rows; row++) {
            out.longs[row] = in.longs[row] / Micros.PER_SECOND;
        }
    }
}

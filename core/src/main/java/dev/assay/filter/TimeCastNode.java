package dev.assay.filter;

import dev.assay.internal.time.ZoneOffsets;

/** Casts among dates, timestamps and timestamps without zone, in the evaluation's zone. */
final class TimeCastNode extends UnaryNode {
    TimeCastNode(SqlType type, Node input) {
        super(type, input);
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        int rows = frame.rows();
        out.copyValid(in, rows);
        ZoneOffsets zone = frame.zone();
        Kind from = first.type().kind();
        for (int row = 0; row < rows; row++) {
            if (out.isNull(row)) {
                continue;
            }
            long value = in.longs[row];
            long local = from == Kind.DATE
                    ? Micros.ofDay(value)
                    : from == Kind.TIMESTAMP ? zone.toLocalMicros(value) : value;
            switch (type().kind()) {
                case DATE:
                    out.longs[row] = Micros.day(local);
                    break;
                case TIMESTAMP:
                    out.longs[row] = zone.toEpochMicros(local);
                    break;
                default:
                    out.longs[row] = local;
                    break;
            }
        }
    }
}

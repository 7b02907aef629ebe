package dev.assay.filter;

import dev.assay.internal.time.ZoneOffsets;

/** hour, minute and second of a timestamp: of an instant in the evaluation's zone, of a timestamp without zone its own. */
final class TimePartNode extends UnaryNode {
    private final long unit;
    private final int modulus;

    /**
     * @param unitSeconds seconds of the unit
     * @param modulus units of the next larger one
     */
    TimePartNode(int unitSeconds, int modulus, Node time) {
        super(SqlType.INT, time);
        this.unit = unitSeconds * Micros.PER_SECOND;
        this.modulus = modulus;
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        int rows = frame.rows();
        out.copyValid(in, rows);
        ZoneOffsets zone = frame.zone();
        boolean instant = first.type().is(Kind.TIMESTAMP);
        for (int row = 0; row < rows; row++) {
            if (!out.isNull(row)) {
                long local = instant ? zone.toLocalMicros(in.longs[row]) : in.longs[row];
                out.longs[row] = Math.floorMod(Math.floorDiv(local, unit), modulus);
            }
        }
    }
}

package dev.assay.filter;

/** trunc of a date and date_trunc of a timestamp. */
final class TruncNode extends UnaryNode {
    private final TruncLevel level;

    TruncNode(TruncLevel level, Node time) {
        super(time.type(), time);
        this.level = level;
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        int rows = frame.rows();
        out.copyValid(in, rows);
        boolean date = type().is(Kind.DATE);
        for (int row = 0; row < rows; row++) {
            if (!out.isNull(row)) {
                out.longs[row] =
                        date ? level.firstDay(in.longs[row]) : Micros.truncate(in.longs[row], level, frame.zone());
            }
        }
    }
}

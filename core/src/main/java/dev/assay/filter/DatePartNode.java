package dev.assay.filter;

import dev.assay.internal.time.CivilDays;

/** year, month, day and dayofweek (Sunday is 1) of a date. */
final class DatePartNode extends UnaryNode {
    /** What is asked for. */
    enum Part {
        YEAR,
        MONTH,
        DAY,
        DAY_OF_WEEK
    }

    private final Part part;

    DatePartNode(Part part, Node date) {
        super(SqlType.INT, date);
        this.part = part;
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        int rows = frame.rows();
        out.copyValid(in, rows);
        long[] days = in.longs;
        long[] result = out.longs;
        switch (part) {
            case YEAR:
                for (int row = 0; row < rows; row++) {
                    result[row] = (int) CivilDays.year(CivilDays.packed(days[row]));
                }
                break;
            case MONTH:
                for (int row = 0; row < rows; row++) {
                    result[row] = CivilDays.month(CivilDays.packed(days[row]));
                }
                break;
            case DAY:
                for (int row = 0; row < rows; row++) {
                    result[row] = CivilDays.dayOfMonth(CivilDays.packed(days[row]));
                }
                break;
            default:
                for (int row = 0; row < rows; row++) {
                    result[row] = CivilDays.dayOfWeek(days[row]) % 7 + 1;
                }
                break;
        }
    }
}

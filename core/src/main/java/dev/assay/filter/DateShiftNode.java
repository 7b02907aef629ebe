package dev.assay.filter;

import dev.assay.internal.time.CivilDays;

/** A date so many days or months later or earlier, or the difference of two dates in days. Days wrap around at 32 bits as in Spark; months beyond
 * them are null. */
final class DateShiftNode extends BinaryNode {
    /** What is computed. */
    enum Operation {
        ADD_DAYS,
        SUBTRACT_DAYS,
        ADD_MONTHS,
        SUBTRACT_MONTHS,
        /** Days between two dates as a whole number. */
        DIFFERENCE,
        /** Days between two dates as an interval. */
        INTERVAL
    }

    private final Operation operation;

    DateShiftNode(SqlType type, Operation operation, Node date, Node other) {
        super(type, date, other);
        this.operation = operation;
    }

    @Override
    void compute(Frame frame, Vec left, Vec right, Vec out, long[] wanted) {
        int rows = frame.rows();
        out.andValid(left, right, rows);
        for (int row = 0; row < rows; row++) {
            if (out.isNull(row)) {
                continue;
            }
            long day = left.longs[row];
            long other = right.longs[row];
            long result;
            boolean fits;
            switch (operation) {
                case ADD_DAYS:
                    result = (int) (day + other);
                    fits = true;
                    break;
                case SUBTRACT_DAYS:
                    result = (int) (day - other);
                    fits = true;
                    break;
                case ADD_MONTHS:
                    result = CivilDays.plusMonths(day, other);
                    fits = result == (int) result;
                    break;
                case SUBTRACT_MONTHS:
                    result = CivilDays.plusMonths(day, -other);
                    fits = result == (int) result;
                    break;
                case DIFFERENCE:
                    result = (int) (day - other);
                    fits = true;
                    break;
                default:
                    result = Micros.ofDay(day - other);
                    fits = true;
                    break;
            }
            out.longs[row] = result;
            if (!fits) {
                out.setNull(row);
            }
        }
    }
}

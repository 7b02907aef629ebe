package dev.assay.filter;

import dev.assay.internal.time.ZoneOffsets;

/**
 * A timestamp and an interval, or the interval between two timestamps. Days and months move the clock of the evaluation's zone, smaller
 * units move time itself; results beyond 64 bits are null.
 */
final class TimeShiftNode extends BinaryNode {
    /** What is computed. */
    enum Operation {
        ADD,
        SUBTRACT,
        /** The interval from the second timestamp to the first, by the clock. */
        BETWEEN
    }

    private final Operation operation;
    private final boolean months;
    private final boolean instant;

    TimeShiftNode(SqlType type, Operation operation, Node time, Node other) {
        super(type, time, other);
        this.operation = operation;
        this.months = other.type().is(Kind.MONTHS);
        this.instant = time.type().is(Kind.TIMESTAMP);
    }

    @Override
    void compute(Frame frame, Vec left, Vec right, Vec out, long[] wanted) {
        int rows = frame.rows();
        out.andValid(left, right, rows);
        ZoneOffsets zone = frame.zone();
        for (int row = 0; row < rows; row++) {
            if (out.isNull(row)) {
                continue;
            }
            long time = left.longs[row];
            long other = right.longs[row];
            try {
                out.longs[row] = result(zone, time, other);
            } catch (ArithmeticException e) {
                out.setNull(row);
            }
        }
    }

    private long result(ZoneOffsets zone, long time, long other) {
        if (operation == Operation.BETWEEN) {
            return instant
                    ? Math.subtractExact(zone.toLocalMicros(time), zone.toLocalMicros(other))
                    : Math.subtractExact(time, other);
        }
        long amount = operation == Operation.SUBTRACT ? Math.negateExact(other) : other;
        long local = instant ? zone.toLocalMicros(time) : time;
        if (months) {
            long moved = Micros.plusMonths(local, amount);
            return instant ? Micros.resolve(moved, local - time, zone) : moved;
        }
        if (!instant) {
            return Math.addExact(time, amount);
        }
        long days = amount / Micros.PER_DAY;
        long rest = amount % Micros.PER_DAY;
        long moved = Micros.resolve(Math.addExact(local, days * Micros.PER_DAY), local - time, zone);
        return Math.addExact(moved, rest);
    }
}

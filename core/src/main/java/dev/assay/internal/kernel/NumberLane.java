package dev.assay.internal.kernel;

import dev.assay.batch.Column;
import dev.assay.batch.Lane;

/**
 * The values of a numeric column as doubles, 64 rows at a time. Whole numbers are rounded to the nearest double; decimals give their
 * unscaled value.
 */
final class NumberLane {
    private static final long[] NO_LONGS = new long[0];
    private static final double[] NO_DOUBLES = new double[0];

    private final Lane lane;
    private double[] doubles = NO_DOUBLES;
    private long[] longs = NO_LONGS;
    private long[] low = NO_LONGS;

    NumberLane(Lane lane) {
        this.lane = lane;
    }

    /** Shows another batch. */
    void load(Column column) {
        switch (lane) {
            case DOUBLE:
                doubles = column.doubles();
                break;
            case LONG:
                longs = column.longs();
                break;
            case INT128:
                longs = column.high();
                low = column.low();
                break;
            case BIG_DECIMAL:
                break;
            default:
                throw new IllegalStateException("no numbers in lane " + lane);
        }
    }

    /** Whether rows can be read from {@link #doubles} as they are. */
    boolean isPlain() {
        return lane == Lane.DOUBLE;
    }

    double[] doubles() {
        return doubles;
    }

    /** Copies the values of the rows {@code base + i} for the bits i into {@code out} from {@code at} on; returns the position behind them. */
    int gather(Column column, int base, long bits, double[] out, int at) {
        switch (lane) {
            case DOUBLE:
                return gatherDoubles(base, bits, out, at);
            case LONG:
                return gatherLongs(base, bits, out, at);
            case INT128:
                for (; bits != 0; bits &= bits - 1) {
                    int row = base + Long.numberOfTrailingZeros(bits);
                    out[at++] = Int128.toDouble(longs[row], low[row]);
                }
                return at;
            default:
                for (; bits != 0; bits &= bits - 1) {
                    out[at++] = column.decimal(base + Long.numberOfTrailingZeros(bits))
                            .unscaledValue()
                            .doubleValue();
                }
                return at;
        }
    }

    private int gatherDoubles(int base, long bits, double[] out, int at) {
        if (bits == -1L) {
            System.arraycopy(doubles, base, out, at, 64);
            return at + 64;
        }
        for (; bits != 0; bits &= bits - 1) {
            out[at++] = doubles[base + Long.numberOfTrailingZeros(bits)];
        }
        return at;
    }

    private int gatherLongs(int base, long bits, double[] out, int at) {
        if (bits == -1L) {
            for (int i = 0; i < 64; i++) {
                out[at + i] = longs[base + i];
            }
            return at + 64;
        }
        for (; bits != 0; bits &= bits - 1) {
            out[at++] = longs[base + Long.numberOfTrailingZeros(bits)];
        }
        return at;
    }
}

package dev.assay.filter;

import dev.assay.internal.text.CanonicalText;
import dev.assay.internal.text.SparkNumbers;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * Casts among numbers, booleans and timestamps. Whole numbers that are too wide are cut as in Java, floating-point numbers stop at the ends
 * of the range, decimals that do not fit are null; a timestamp's number is its seconds.
 */
final class NumberCastNode extends UnaryNode {
    private final Kind from;
    private final Kind to;

    NumberCastNode(SqlType type, Node input) {
        super(type, input);
        from = input.type().kind();
        to = type.kind();
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        int rows = frame.rows();
        out.copyValid(in, rows);
        if (from == Kind.BOOL) {
            fromBits(frame, in, out, wanted);
        } else if (from == Kind.DECIMAL || to == Kind.DECIMAL) {
            decimals(frame, in, out, wanted);
        } else if (to == Kind.BOOL) {
            toBits(frame, in, out);
        } else if (in.physical == Physical.LONG && out.physical == Physical.LONG) {
            longs(rows, in.longs, out.longs);
        } else if (in.physical == Physical.LONG) {
            toDoubles(rows, in.longs, out.doubles);
        } else if (out.physical == Physical.LONG) {
            fromDoubles(rows, in.doubles, out);
        } else {
            for (int row = 0; row < rows; row++) {
                out.doubles[row] = to == Kind.FLOAT ? (float) in.doubles[row] : in.doubles[row];
            }
        }
    }

    private void fromBits(Frame frame, Vec in, Vec out, long[] wanted) {
        int rows = frame.rows();
        if (to == Kind.DECIMAL) {
            decimals(frame, in, out, wanted);
        } else if (out.physical == Physical.LONG) {
            for (int row = 0; row < rows; row++) {
                out.longs[row] = in.bits[row >> 6] >>> row & 1L;
            }
        } else {
            for (int row = 0; row < rows; row++) {
                out.doubles[row] = in.bits[row >> 6] >>> row & 1L;
            }
        }
    }

    private static void toBits(Frame frame, Vec in, Vec out) {
        int rows = frame.rows();
        for (int base = 0, word = 0; base < rows; base += 64, word++) {
            long bits = 0;
            for (int row = base, end = Math.min(rows, base + 64); row < end; row++) {
                boolean truth = in.physical == Physical.LONG ? in.longs[row] != 0 : in.doubles[row] != 0;
                bits |= (truth ? 1L : 0L) << row;
            }
            out.bits[word] = bits & in.valid[word];
        }
    }

    private void longs(int rows, long[] in, long[] out) {
        if (from == Kind.TIMESTAMP) {
            for (int row = 0; row < rows; row++) {
                out[row] = Widths.wrap(to, Math.floorDiv(in[row], Micros.PER_SECOND));
            }
        } else if (to == Kind.TIMESTAMP) {
            for (int row = 0; row < rows; row++) {
                long limit = Long.MAX_VALUE / Micros.PER_SECOND;
                long seconds = in[row];
                out[row] = seconds > limit
                        ? Long.MAX_VALUE
                        : seconds < -limit ? Long.MIN_VALUE : seconds * Micros.PER_SECOND;
            }
        } else {
            for (int row = 0; row < rows; row++) {
                out[row] = Widths.wrap(to, in[row]);
            }
        }
    }

    private void toDoubles(int rows, long[] in, double[] out) {
        double divisor = from == Kind.TIMESTAMP ? Micros.PER_SECOND : 1;
        if (to == Kind.FLOAT) {
            for (int row = 0; row < rows; row++) {
                out[row] = divisor == 1 ? (float) in[row] : (float) (in[row] / divisor);
            }
        } else {
            for (int row = 0; row < rows; row++) {
                out[row] = in[row] / divisor;
            }
        }
    }

    private void fromDoubles(int rows, double[] in, Vec out) {
        for (int row = 0; row < rows; row++) {
            double value = in[row];
            switch (to) {
                case LONG:
                    out.longs[row] = (long) value;
                    break;
                case TIMESTAMP:
                    out.longs[row] = (long) (value * Micros.PER_SECOND);
                    if (Double.isNaN(value) || Double.isInfinite(value)) {
                        out.setNull(row);
                    }
                    break;
                default:
                    out.longs[row] = Widths.wrap(to, (int) value);
                    break;
            }
        }
    }

    private void decimals(Frame frame, Vec in, Vec out, long[] wanted) {
        for (int word = 0, words = frame.words(); word < words; word++) {
            if (out.physical == Physical.BITS) {
                out.bits[word] = 0;
            }
            for (long open = wanted[word] & in.valid[word]; open != 0; open &= open - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(open);
                if (to == Kind.DECIMAL) {
                    BigDecimal value = exact(in, row);
                    BigDecimal fitting =
                            value == null ? null : SparkNumbers.fit(value, type().precision(), type().scale());
                    if (fitting == null) {
                        out.setNull(row);
                    } else {
                        Decimals.set(out, row, fitting);
                    }
                } else {
                    fromDecimal(Decimals.at(in, row, first.type().scale()), out, row);
                }
            }
        }
    }

    private @Nullable BigDecimal exact(Vec in, int row) {
        switch (from) {
            case BOOL:
                return in.isTrue(row) ? BigDecimal.ONE : BigDecimal.ZERO;
            case DECIMAL:
                return Decimals.at(in, row, first.type().scale());
            case FLOAT:
            case DOUBLE:
                // A 32-bit number counts as the 64-bit one it widens to: 0.1 is 0.10000000149011612 here.
                return printed(in.doubles[row]);
            case TIMESTAMP:
                return printed(in.longs[row] / (double) Micros.PER_SECOND);
            default:
                return BigDecimal.valueOf(in.longs[row]);
        }
    }

    private static @Nullable BigDecimal printed(double value) {
        return Double.isNaN(value) || Double.isInfinite(value) ? null : new BigDecimal(CanonicalText.number(value));
    }

    private void fromDecimal(BigDecimal value, Vec out, int row) {
        switch (to) {
            case BOOL:
                if (value.signum() != 0) {
                    out.setTrue(row);
                }
                break;
            case FLOAT:
                out.doubles[row] = value.floatValue();
                break;
            case DOUBLE:
                out.doubles[row] = value.doubleValue();
                break;
            case TIMESTAMP:
                out.longs[row] = value.multiply(BigDecimal.valueOf(Micros.PER_SECOND), MathContext.DECIMAL128)
                        .longValue();
                break;
            default:
                out.longs[row] = Widths.wrap(to, value.longValue());
                break;
        }
    }
}

package dev.assay.filter;

import dev.assay.dqdl.filter.ComparisonOperator;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Comparison of two values of one type (two decimals, or a decimal and a whole number, may differ in scale). Floating-point numbers are
 * ordered as in Spark: NaN equals NaN and is greater than everything else, -0.0 equals 0.0. Text is ordered by its bytes, which for UTF-8
 * is the order of code points.
 */
final class CompareNode extends BinaryNode {
    private final ComparisonOperator operator;
    private final boolean nullSafe;
    /** The operator's test of an order: it holds for less, for equal, for greater. */
    private final boolean less;

    private final boolean equal;
    private final boolean greater;

    CompareNode(ComparisonOperator operator, Node left, Node right) {
        super(SqlType.BOOL, left, right);
        this.operator = operator;
        nullSafe = operator == ComparisonOperator.NULL_SAFE_EQUAL;
        equal = nullSafe
                || operator == ComparisonOperator.EQUAL
                || operator == ComparisonOperator.LESS_EQUAL
                || operator == ComparisonOperator.GREATER_EQUAL;
        less = operator == ComparisonOperator.LESS
                || operator == ComparisonOperator.LESS_EQUAL
                || operator == ComparisonOperator.NOT_EQUAL;
        greater = operator == ComparisonOperator.GREATER
                || operator == ComparisonOperator.GREATER_EQUAL
                || operator == ComparisonOperator.NOT_EQUAL;
    }

    @Override
    Truths possible(SplitKnowledge split) {
        Comparable<?> right = SplitKnowledge.constant(second.constant());
        if (right != null) {
            return Truths.compare(operator, split.range(first), right);
        }
        Comparable<?> left = SplitKnowledge.constant(first.constant());
        return left == null
                ? Truths.ANY
                : Truths.compare(CompareConstantNode.swap(operator), split.range(second), left);
    }

    @Override
    void compute(Frame frame, Vec left, Vec right, Vec out, long[] wanted) {
        int rows = frame.rows();
        out.andValid(left, right, rows);
        if (left.physical == Physical.DECIMAL || right.physical == Physical.DECIMAL) {
            decimals(frame, left, right, out, wanted);
        } else {
            switch (left.physical) {
                case BITS:
                    bits(frame.words(), left, right, out);
                    break;
                case LONG:
                    if (first.type().scale() == second.type().scale()) {
                        longs(rows, left.longs, right.longs, out);
                    } else {
                        scaled(rows, left.longs, right.longs, out);
                    }
                    break;
                case DOUBLE:
                    doubles(rows, left.doubles, right.doubles, out);
                    break;
                case TEXT:
                    texts(frame, left, right, out, wanted);
                    break;
                default:
                    Arrays.fill(out.bits, 0, frame.words(), 0L);
                    break;
            }
        }
        finish(frame.words(), left, right, out);
    }

    private void finish(int words, Vec left, Vec right, Vec out) {
        for (int i = 0; i < words; i++) {
            out.bits[i] &= out.valid[i];
            if (nullSafe) {
                out.bits[i] |= ~left.valid[i] & ~right.valid[i];
                out.valid[i] = -1L;
            }
        }
    }

    private void bits(int words, Vec left, Vec right, Vec out) {
        for (int i = 0; i < words; i++) {
            long l = left.bits[i];
            long r = right.bits[i];
            out.bits[i] = (less ? ~l & r : 0L) | (equal ? ~(l ^ r) : 0L) | (greater ? l & ~r : 0L);
        }
    }

    private void longs(int rows, long[] left, long[] right, Vec out) {
        for (int base = 0, word = 0; base < rows; base += 64, word++) {
            long lessBits = 0;
            long equalBits = 0;
            for (int row = base, end = Math.min(rows, base + 64); row < end; row++) {
                lessBits |= (left[row] < right[row] ? 1L : 0L) << row;
                equalBits |= (left[row] == right[row] ? 1L : 0L) << row;
            }
            out.bits[word] = choose(lessBits, equalBits);
        }
    }

    private void doubles(int rows, double[] left, double[] right, Vec out) {
        for (int base = 0, word = 0; base < rows; base += 64, word++) {
            long lessBits = 0;
            long equalBits = 0;
            for (int row = base, end = Math.min(rows, base + 64); row < end; row++) {
                double l = left[row];
                double r = right[row];
                boolean rightNan = r != r;
                boolean leftNan = l != l;
                // Without branches: data decides here, and no processor can guess it.
                lessBits |= (l < r | rightNan & !leftNan ? 1L : 0L) << row;
                equalBits |= (l == r | rightNan & leftNan ? 1L : 0L) << row;
            }
            out.bits[word] = choose(lessBits, equalBits);
        }
    }

    /** Unscaled numbers of different scales: the one with fewer digits behind the point is multiplied, in 128 bits. */
    private void scaled(int rows, long[] left, long[] right, Vec out) {
        int difference = second.type().scale() - first.type().scale();
        if (Math.abs(difference) > SqlType.MAX_LONG_DIGITS) {
            // Only decimals with negative scales get here; their rows are compared one by one.
            for (int word = 0, words = (rows + 63) >> 6; word < words; word++) {
                out.bits[word] = 0;
            }
            for (int row = 0; row < rows; row++) {
                BigDecimal l = BigDecimal.valueOf(left[row], first.type().scale());
                set(
                        out,
                        row,
                        l.compareTo(BigDecimal.valueOf(right[row], second.type().scale())));
            }
            return;
        }
        long factor = Decimals.power(Math.abs(difference));
        boolean scaleLeft = difference > 0;
        for (int base = 0, word = 0; base < rows; base += 64, word++) {
            long lessBits = 0;
            long equalBits = 0;
            for (int row = base, end = Math.min(rows, base + 64); row < end; row++) {
                int order = scaleLeft
                        ? Decimals.compareScaled(left[row], factor, right[row])
                        : -Decimals.compareScaled(right[row], factor, left[row]);
                lessBits |= (order < 0 ? 1L : 0L) << row;
                equalBits |= (order == 0 ? 1L : 0L) << row;
            }
            out.bits[word] = choose(lessBits, equalBits);
        }
    }

    private void texts(Frame frame, Vec left, Vec right, Vec out, long[] wanted) {
        boolean equality = less == greater;
        for (int word = 0, words = frame.words(); word < words; word++) {
            out.bits[word] = 0;
            for (long open = wanted[word] & out.valid[word]; open != 0; open &= open - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(open);
                int from = left.starts[row];
                int to = left.ends[row];
                int otherFrom = right.starts[row];
                int otherTo = right.ends[row];
                int order;
                if (equality) {
                    order = Arrays.equals(left.bytes, from, to, right.bytes, otherFrom, otherTo) ? 0 : 1;
                } else {
                    order = Arrays.compareUnsigned(left.bytes, from, to, right.bytes, otherFrom, otherTo);
                }
                set(out, row, order);
            }
        }
    }

    private void decimals(Frame frame, Vec left, Vec right, Vec out, long[] wanted) {
        for (int word = 0, words = frame.words(); word < words; word++) {
            out.bits[word] = 0;
            for (long open = wanted[word] & out.valid[word]; open != 0; open &= open - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(open);
                BigDecimal l = Decimals.at(left, row, first.type().scale());
                set(out, row, l.compareTo(Decimals.at(right, row, second.type().scale())));
            }
        }
    }

    private void set(Vec out, int row, int order) {
        if (order < 0 ? less : order == 0 ? equal : greater) {
            out.setTrue(row);
        }
    }

    private long choose(long lessBits, long equalBits) {
        return (less ? lessBits : 0L) | (equal ? equalBits : 0L) | (greater ? ~(lessBits | equalBits) : 0L);
    }
}

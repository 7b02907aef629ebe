package dev.assay.filter;

import java.math.BigDecimal;
import java.util.Arrays;

/** greatest and least of values of one type, nulls ignored; NaN is the greatest number. The first of equal values wins. */
final class ExtremeNode extends Node {
    private final boolean greatest;
    private final Node[] arguments;

    ExtremeNode(SqlType type, boolean greatest, Node... arguments) {
        super(type, join(arguments));
        this.greatest = greatest;
        this.arguments = DictionaryNode.before(arguments);
    }

    @Override
    Vec evaluate(Frame frame, long[] wanted) {
        int words = frame.words();
        Vec out = frame.acquire(type().physical());
        long[] better = frame.acquireMask();
        Arrays.fill(out.valid, 0, words, 0L);
        if (out.physical == Physical.BITS) {
            Arrays.fill(out.bits, 0, words, 0L);
        }
        for (Node argument : arguments) {
            Vec in = argument.evaluate(frame, wanted);
            for (int word = 0; word < words; word++) {
                long won = wanted[word] & in.valid[word] & ~out.valid[word];
                for (long open = wanted[word] & in.valid[word] & out.valid[word]; open != 0; open &= open - 1) {
                    int row = (word << 6) + Long.numberOfTrailingZeros(open);
                    int order = compare(in, out, row);
                    if (greatest ? order > 0 : order < 0) {
                        won |= Long.lowestOneBit(open);
                    }
                }
                better[word] = won;
            }
            ChoiceNode.take(words, in, out, better);
            frame.release(in);
        }
        frame.releaseMask(better);
        return out;
    }

    private static int compare(Vec left, Vec right, int row) {
        switch (left.physical) {
            case BITS:
                return Boolean.compare(left.isTrue(row), right.isTrue(row));
            case LONG:
                return Long.compare(left.longs[row], right.longs[row]);
            case DOUBLE:
                double l = left.doubles[row];
                double r = right.doubles[row];
                return l == r ? 0 : Double.compare(l, r);
            case DECIMAL:
                BigDecimal value = left.decimals[row];
                return value.compareTo(right.decimals[row]);
            case TEXT:
                return Arrays.compareUnsigned(
                        left.bytes, left.starts[row], left.ends[row], right.bytes, right.starts[row], right.ends[row]);
            default:
                return 0;
        }
    }
}

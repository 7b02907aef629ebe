package dev.assay.filter;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * CASE and everything that is one: IF, COALESCE, NVL, NULLIF. Tests are asked in order, each only for rows that none before it took;
 * results are computed only for the rows that take them. All results have one type.
 */
final class ChoiceNode extends Node {
    private final Node[] tests;
    private final Node[] results;

    /** @param results one per test, and one more for rows that no test takes */
    ChoiceNode(SqlType type, Node[] tests, Node[] results) {
        super(type, join(join(tests), join(results)));
        boolean several = source() == SEVERAL;
        this.tests = tests.clone();
        this.results = results.clone();
        if (several) {
            for (int i = 0; i < tests.length; i++) {
                this.tests[i] = DictionaryNode.lift(tests[i]);
            }
            for (int i = 0; i < results.length; i++) {
                this.results[i] = DictionaryNode.lift(results[i]);
            }
        }
    }

    @Override
    Vec evaluate(Frame frame, long[] wanted) {
        int words = frame.words();
        Vec out = frame.acquire(type().physical());
        long[] open = frame.acquireMask();
        long[] taken = frame.acquireMask();
        for (int i = 0; i < words; i++) {
            open[i] = wanted[i];
            out.valid[i] = 0;
        }
        if (out.physical == Physical.BITS) {
            Arrays.fill(out.bits, 0, words, 0L);
        }
        for (int branch = 0; branch < results.length && !Scope.isEmpty(open, words); branch++) {
            if (branch < tests.length) {
                Vec test = tests[branch].evaluate(frame, open);
                for (int i = 0; i < words; i++) {
                    taken[i] = open[i] & test.bits[i];
                    open[i] &= ~taken[i];
                }
                frame.release(test);
            } else {
                System.arraycopy(open, 0, taken, 0, words);
            }
            if (!Scope.isEmpty(taken, words)) {
                Vec result = results[branch].evaluate(frame, taken);
                take(words, result, out, taken);
                frame.release(result);
            }
        }
        frame.releaseMask(open);
        frame.releaseMask(taken);
        return out;
    }

    /** Copies the values of some rows. */
    static void take(int words, Vec from, Vec to, long[] rows) {
        for (int word = 0; word < words; word++) {
            long mask = rows[word];
            to.valid[word] = to.valid[word] & ~mask | from.valid[word] & mask;
            if (to.physical == Physical.BITS) {
                to.bits[word] = to.bits[word] & ~mask | from.bits[word] & mask;
                continue;
            }
            for (long open = mask & from.valid[word]; open != 0; open &= open - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(open);
                switch (to.physical) {
                    case LONG:
                        to.longs[row] = from.longs[row];
                        break;
                    case DOUBLE:
                        to.doubles[row] = from.doubles[row];
                        break;
                    case DECIMAL:
                        BigDecimal value = from.decimals[row];
                        to.decimals[row] = value;
                        break;
                    case TEXT:
                        to.append(row, from.bytes, from.starts[row], from.ends[row]);
                        break;
                    default:
                        break;
                }
            }
        }
    }
}

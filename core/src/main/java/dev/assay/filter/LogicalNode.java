package dev.assay.filter;

/**
 * AND or OR of any number of operands, in Kleene's three-valued logic. Each operand is evaluated only for rows that those before it have
 * not decided.
 */
final class LogicalNode extends Node {
    private final boolean and;
    private final Node[] operands;

    LogicalNode(boolean and, Node... operands) {
        super(SqlType.BOOL, join(operands));
        this.and = and;
        this.operands = DictionaryNode.before(operands);
    }

    @Override
    Truths possible(SplitKnowledge split) {
        Truths all = Truths.of(and);
        for (Node operand : operands) {
            Truths one = split.of(operand);
            all = and ? all.and(one) : all.or(one);
        }
        return all;
    }

    @Override
    Vec evaluate(Frame frame, long[] wanted) {
        int words = frame.words();
        Vec out = frame.acquire(Physical.BITS);
        long[] open = frame.acquireMask();
        // "decided": false under AND, true under OR. A row not decided is the other truth value unless some operand was
        // null.
        for (int i = 0; i < words; i++) {
            open[i] = wanted[i];
            out.valid[i] = -1L;
        }
        for (int operand = 0; operand < operands.length && !Scope.isEmpty(open, words); operand++) {
            Vec in = operands[operand].evaluate(frame, open);
            for (int i = 0; i < words; i++) {
                long decided = and ? in.valid[i] & ~in.bits[i] : in.bits[i];
                open[i] &= ~decided;
                out.valid[i] &= in.valid[i];
            }
            frame.release(in);
        }
        for (int i = 0; i < words; i++) {
            long decided = wanted[i] & ~open[i];
            long known = out.valid[i] | decided;
            out.valid[i] = known;
            out.bits[i] = and ? known & ~decided : decided;
        }
        frame.releaseMask(open);
        return out;
    }
}

package dev.assay.filter;

/** NOT: null stays null. */
final class NotNode extends UnaryNode {
    NotNode(Node input) {
        super(SqlType.BOOL, input);
    }

    @Override
    Truths possible(SplitKnowledge split) {
        return split.of(first).not();
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        for (int i = 0, words = frame.words(); i < words; i++) {
            out.valid[i] = in.valid[i];
            out.bits[i] = in.valid[i] & ~in.bits[i];
        }
    }
}

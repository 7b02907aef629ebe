package dev.assay.filter;

import java.util.Arrays;

/** The first argument that is not null; later ones are computed only for rows still without a value. */
final class CoalesceNode extends Node {
    private final Node[] arguments;

    CoalesceNode(SqlType type, Node... arguments) {
        super(type, join(arguments));
        this.arguments = DictionaryNode.before(arguments);
    }

    @Override
    Vec evaluate(Frame frame, long[] wanted) {
        int words = frame.words();
        Vec out = frame.acquire(type().physical());
        long[] open = frame.acquireMask();
        for (int i = 0; i < words; i++) {
            open[i] = wanted[i];
            out.valid[i] = 0;
        }
        if (out.physical == Physical.BITS) {
            Arrays.fill(out.bits, 0, words, 0L);
        }
        for (int i = 0; i < arguments.length && !Scope.isEmpty(open, words); i++) {
            Vec in = arguments[i].evaluate(frame, open);
            ChoiceNode.take(words, in, out, open);
            for (int word = 0; word < words; word++) {
                open[word] &= ~in.valid[word];
            }
            frame.release(in);
        }
        frame.releaseMask(open);
        return out;
    }
}

package dev.assay.filter;

import dev.assay.internal.regex.GuardedMatcher;
import dev.assay.internal.regex.GuardedPattern;

/** RLIKE: whether some part of the text matches. */
final class RegexFindNode extends UnaryNode {
    private final GuardedPattern pattern;

    RegexFindNode(GuardedPattern pattern, Node input) {
        super(SqlType.BOOL, input);
        this.pattern = pattern;
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        GuardedMatcher matcher = frame.state(this, GuardedMatcher.class, pattern::matcher);
        out.copyValid(in, frame.rows());
        for (int word = 0, words = frame.words(); word < words; word++) {
            long found = 0;
            for (long open = wanted[word] & in.valid[word]; open != 0; open &= open - 1) {
                int bit = Long.numberOfTrailingZeros(open);
                int row = (word << 6) + bit;
                int from = in.starts[row];
                if (matcher.findUtf8(in.bytes, from, in.ends[row] - from)) {
                    found |= 1L << bit;
                }
            }
            out.bits[word] = found;
        }
    }
}

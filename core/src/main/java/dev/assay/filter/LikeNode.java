package dev.assay.filter;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** LIKE. A pattern that comes from the data and is malformed gives null. */
final class LikeNode extends BinaryNode {
    private final int escape;
    private final @Nullable LikePattern constant;

    /** @param constant the pattern, if it is the same for all rows */
    LikeNode(Node text, Node pattern, int escape, @Nullable LikePattern constant) {
        super(SqlType.BOOL, text, pattern);
        this.escape = escape;
        this.constant = constant;
    }

    @Override
    void compute(Frame frame, Vec left, Vec right, Vec out, long[] wanted) {
        out.andValid(left, right, frame.rows());
        for (int word = 0, words = frame.words(); word < words; word++) {
            out.bits[word] = 0;
            for (long open = wanted[word] & out.valid[word]; open != 0; open &= open - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(open);
                LikePattern pattern = constant == null ? pattern(right, row) : constant;
                if (pattern == null) {
                    out.setNull(row);
                } else if (pattern.matches(left.bytes, left.starts[row], left.ends[row])) {
                    out.setTrue(row);
                }
            }
        }
    }

    private @Nullable LikePattern pattern(Vec patterns, int row) {
        int from = patterns.starts[row];
        String text = new String(patterns.bytes, from, patterns.ends[row] - from, StandardCharsets.UTF_8);
        return LikePattern.compile(text, escape);
    }
}

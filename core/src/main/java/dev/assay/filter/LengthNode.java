package dev.assay.filter;

/** Length of a text in code points, of binary in bytes. */
final class LengthNode extends UnaryNode {
    private final boolean codePoints;

    LengthNode(Node input) {
        super(SqlType.INT, input);
        codePoints = input.type().is(Kind.TEXT);
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        out.copyValid(in, frame.rows());
        for (int word = 0, words = frame.words(); word < words; word++) {
            for (long open = wanted[word] & in.valid[word]; open != 0; open &= open - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(open);
                int from = in.starts[row];
                int to = in.ends[row];
                out.longs[row] = codePoints ? Utf8.length(in.bytes, from, to) : to - from;
            }
        }
    }
}

package dev.assay.filter;

/** trim, ltrim and rtrim: cut blanks (U+0020 alone, as Spark does). */
final class TrimNode extends UnaryNode {
    private final boolean left;
    private final boolean right;

    TrimNode(boolean left, boolean right, Node input) {
        super(SqlType.TEXT, input);
        this.left = left;
        this.right = right;
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        out.copyValid(in, frame.rows());
        for (int word = 0, words = frame.words(); word < words; word++) {
            for (long open = wanted[word] & in.valid[word]; open != 0; open &= open - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(open);
                int from = in.starts[row];
                int to = in.ends[row];
                while (left && from < to && in.bytes[from] == ' ') {
                    from++;
                }
                while (right && from < to && in.bytes[to - 1] == ' ') {
                    to--;
                }
                out.starts[row] = from;
                out.ends[row] = to;
            }
        }
        out.shareBytes(in);
    }
}

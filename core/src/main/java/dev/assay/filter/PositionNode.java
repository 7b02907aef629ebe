package dev.assay.filter;

/** instr(text, sought): the position of the first occurrence in code points, from 1; 0 if there is none. */
final class PositionNode extends BinaryNode {
    PositionNode(Node text, Node sought) {
        super(SqlType.INT, text, sought);
    }

    @Override
    void compute(Frame frame, Vec left, Vec right, Vec out, long[] wanted) {
        out.andValid(left, right, frame.rows());
        for (int word = 0, words = frame.words(); word < words; word++) {
            for (long open = wanted[word] & out.valid[word]; open != 0; open &= open - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(open);
                int from = left.starts[row];
                int at =
                        Utf8.indexOf(left.bytes, from, left.ends[row], right.bytes, right.starts[row], right.ends[row]);
                out.longs[row] = at < 0 ? 0 : Utf8.length(left.bytes, from, at) + 1;
            }
        }
    }
}

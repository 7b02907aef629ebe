package dev.assay.filter;

/** startswith, endswith, contains. */
final class SearchNode extends BinaryNode {
    /** Where the second text is looked for. */
    enum Place {
        START,
        END,
        ANYWHERE
    }

    private final Place place;

    SearchNode(Place place, Node text, Node sought) {
        super(SqlType.BOOL, text, sought);
        this.place = place;
    }

    @Override
    void compute(Frame frame, Vec left, Vec right, Vec out, long[] wanted) {
        out.andValid(left, right, frame.rows());
        for (int word = 0, words = frame.words(); word < words; word++) {
            long found = 0;
            for (long open = wanted[word] & out.valid[word]; open != 0; open &= open - 1) {
                int bit = Long.numberOfTrailingZeros(open);
                if (found(left, right, (word << 6) + bit)) {
                    found |= 1L << bit;
                }
            }
            out.bits[word] = found;
        }
    }

    private boolean found(Vec left, Vec right, int row) {
        int from = left.starts[row];
        int to = left.ends[row];
        int soughtFrom = right.starts[row];
        int length = right.ends[row] - soughtFrom;
        if (length > to - from) {
            return false;
        }
        switch (place) {
            case START:
                return Utf8.matches(left.bytes, from, right.bytes, soughtFrom, length);
            case END:
                return Utf8.matches(left.bytes, to - length, right.bytes, soughtFrom, length);
            default:
                return Utf8.indexOf(left.bytes, from, to, right.bytes, soughtFrom, soughtFrom + length) >= 0;
        }
    }
}

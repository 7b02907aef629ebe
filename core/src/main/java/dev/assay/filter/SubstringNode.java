package dev.assay.filter;

/** substring(text, position, length) in code points; position 1 and 0 are the first, negative ones count from the end. */
final class SubstringNode extends Node {
    private final Node text;
    private final Node position;
    private final Node length;

    SubstringNode(Node text, Node position, Node length) {
        super(SqlType.TEXT, join(text, position, length));
        Node[] inputs = DictionaryNode.before(text, position, length);
        this.text = inputs[0];
        this.position = inputs[1];
        this.length = inputs[2];
    }

    @Override
    Vec evaluate(Frame frame, long[] wanted) {
        Vec in = text.evaluate(frame, wanted);
        Vec from = position.evaluate(frame, wanted);
        Vec count = length.evaluate(frame, wanted);
        Vec out = frame.acquire(Physical.TEXT);
        for (int word = 0, words = frame.words(); word < words; word++) {
            out.valid[word] = in.valid[word] & from.valid[word] & count.valid[word];
            for (long open = wanted[word] & out.valid[word]; open != 0; open &= open - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(open);
                cut(in, out, row, from.longs[row], count.longs[row]);
            }
        }
        out.shareBytes(in);
        frame.release(in);
        frame.release(from);
        frame.release(count);
        return out;
    }

    private static void cut(Vec in, Vec out, int row, long position, long count) {
        int first = in.starts[row];
        int end = in.ends[row];
        long start = position > 0 ? position - 1 : 0;
        if (position < 0) {
            start = Utf8.length(in.bytes, first, end) + position;
        }
        long stop = start + count;
        if (stop <= start || stop <= 0) {
            out.starts[row] = first;
            out.ends[row] = first;
            return;
        }
        int skipped = (int) Math.min(Math.max(start, 0), Integer.MAX_VALUE);
        int from = Utf8.skip(in.bytes, first, end, skipped);
        out.starts[row] = from;
        out.ends[row] = Utf8.skip(in.bytes, from, end, (int) Math.min(stop - skipped, Integer.MAX_VALUE));
    }
}

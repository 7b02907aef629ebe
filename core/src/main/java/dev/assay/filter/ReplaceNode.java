package dev.assay.filter;

/** replace(text, sought, replacement): every occurrence, from left to right; an empty text is never found. */
final class ReplaceNode extends Node {
    private final Node text;
    private final Node sought;
    private final Node replacement;

    ReplaceNode(Node text, Node sought, Node replacement) {
        super(SqlType.TEXT, join(text, sought, replacement));
        Node[] inputs = DictionaryNode.before(text, sought, replacement);
        this.text = inputs[0];
        this.sought = inputs[1];
        this.replacement = inputs[2];
    }

    @Override
    Vec evaluate(Frame frame, long[] wanted) {
        Vec in = text.evaluate(frame, wanted);
        Vec what = sought.evaluate(frame, wanted);
        Vec with = replacement.evaluate(frame, wanted);
        Vec out = frame.acquire(Physical.TEXT);
        for (int word = 0, words = frame.words(); word < words; word++) {
            out.valid[word] = in.valid[word] & what.valid[word] & with.valid[word];
            for (long open = wanted[word] & out.valid[word]; open != 0; open &= open - 1) {
                replace(in, what, with, out, (word << 6) + Long.numberOfTrailingZeros(open));
            }
        }
        frame.release(in);
        frame.release(what);
        frame.release(with);
        return out;
    }

    private static void replace(Vec in, Vec what, Vec with, Vec out, int row) {
        int from = in.starts[row];
        int to = in.ends[row];
        int soughtFrom = what.starts[row];
        int soughtTo = what.ends[row];
        int length = soughtTo - soughtFrom;
        int occurrences = 0;
        if (length > 0) {
            for (int at = Utf8.indexOf(in.bytes, from, to, what.bytes, soughtFrom, soughtTo);
                    at >= 0;
                    at = Utf8.indexOf(in.bytes, at + length, to, what.bytes, soughtFrom, soughtTo)) {
                occurrences++;
            }
        }
        int newLength = with.ends[row] - with.starts[row];
        long size = to - from + (long) occurrences * (newLength - length);
        int target = out.reserve(size);
        int at = from;
        for (int i = 0; i < occurrences; i++) {
            int next = Utf8.indexOf(in.bytes, at, to, what.bytes, soughtFrom, soughtTo);
            System.arraycopy(in.bytes, at, out.bytes, target, next - at);
            target += next - at;
            System.arraycopy(with.bytes, with.starts[row], out.bytes, target, newLength);
            target += newLength;
            at = next + length;
        }
        System.arraycopy(in.bytes, at, out.bytes, target, to - at);
        out.commit(row, target + to - at);
    }
}

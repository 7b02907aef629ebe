package dev.assay.filter;

/** Joins texts; null if one of them is. */
final class ConcatNode extends Node {
    private final Node[] parts;

    ConcatNode(Node... parts) {
        super(SqlType.TEXT, join(parts));
        this.parts = DictionaryNode.before(parts);
    }

    @Override
    Vec evaluate(Frame frame, long[] wanted) {
        int words = frame.words();
        Vec out = frame.acquire(Physical.TEXT);
        Vec[] in = new Vec[parts.length];
        for (int i = 0; i < words; i++) {
            out.valid[i] = -1L;
        }
        for (int part = 0; part < parts.length; part++) {
            in[part] = parts[part].evaluate(frame, wanted);
            for (int i = 0; i < words; i++) {
                out.valid[i] &= in[part].valid[i];
            }
        }
        for (int word = 0; word < words; word++) {
            for (long open = wanted[word] & out.valid[word]; open != 0; open &= open - 1) {
                join(in, out, (word << 6) + Long.numberOfTrailingZeros(open));
            }
        }
        for (Vec vec : in) {
            frame.release(vec);
        }
        return out;
    }

    private static void join(Vec[] in, Vec out, int row) {
        int length = 0;
        for (Vec part : in) {
            length = Math.addExact(length, part.ends[row] - part.starts[row]);
        }
        int at = out.reserve(length);
        for (Vec part : in) {
            int size = part.ends[row] - part.starts[row];
            System.arraycopy(part.bytes, part.starts[row], out.bytes, at, size);
            at += size;
        }
        out.commit(row, at);
    }
}

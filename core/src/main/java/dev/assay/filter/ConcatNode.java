package dev.assay.filter;

import java.util.ArrayList;
import java.util.List;

/** Joins texts; null if one of them is. */
final class ConcatNode extends Node {
    /** Parts joined at once; more are joined in groups first, so that memory does not grow with their number. */
    private static final int MAX_PARTS = 16;

    private final Node[] parts;

    private ConcatNode(List<Node> parts) {
        super(SqlType.TEXT, join(parts.toArray(new Node[0])));
        this.parts = DictionaryNode.before(parts.toArray(new Node[0]));
    }

    /** The parts, at least one, joined. */
    static Node of(List<Node> parts) {
        List<Node> level = parts;
        while (level.size() > MAX_PARTS) {
            List<Node> next = new ArrayList<>();
            for (int from = 0; from < level.size(); from += MAX_PARTS) {
                next.add(new ConcatNode(level.subList(from, Math.min(level.size(), from + MAX_PARTS))));
            }
            level = next;
        }
        return new ConcatNode(level);
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
        long length = 0;
        for (Vec part : in) {
            length += part.ends[row] - part.starts[row];
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

package dev.assay.filter;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** lower and upper, by Unicode's rules without regard to a language. */
final class CaseNode extends UnaryNode {
    private final boolean upper;

    CaseNode(boolean upper, Node input) {
        super(SqlType.TEXT, input);
        this.upper = upper;
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        out.copyValid(in, frame.rows());
        for (int word = 0, words = frame.words(); word < words; word++) {
            for (long open = wanted[word] & in.valid[word]; open != 0; open &= open - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(open);
                int from = in.starts[row];
                int to = in.ends[row];
                if (Utf8.isAscii(in.bytes, from, to)) {
                    ascii(in.bytes, from, to, out, row);
                } else {
                    String text = new String(in.bytes, from, to - from, StandardCharsets.UTF_8);
                    byte[] changed = (upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT))
                            .getBytes(StandardCharsets.UTF_8);
                    out.append(row, changed, 0, changed.length);
                }
            }
        }
    }

    private void ascii(byte[] bytes, int from, int to, Vec out, int row) {
        int at = out.reserve(to - from);
        byte[] target = out.bytes;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            boolean letter = upper ? b >= 'a' && b <= 'z' : b >= 'A' && b <= 'Z';
            target[at++] = letter ? (byte) (b ^ 0x20) : b;
        }
        out.commit(row, at);
    }
}

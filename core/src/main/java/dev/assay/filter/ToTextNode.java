package dev.assay.filter;

import dev.assay.internal.text.CanonicalText;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/** Casts of everything to text; see {@link CanonicalText}. */
final class ToTextNode extends UnaryNode {
    private final ZoneId zone;

    ToTextNode(FilterContext context, Node input) {
        super(SqlType.TEXT, input);
        this.zone = context.zone();
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        out.copyValid(in, frame.rows());
        for (int word = 0, words = frame.words(); word < words; word++) {
            for (long open = wanted[word] & in.valid[word]; open != 0; open &= open - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(open);
                byte[] text = text(in, row).getBytes(StandardCharsets.UTF_8);
                out.append(row, text, 0, text.length);
            }
        }
    }

    private String text(Vec in, int row) {
        switch (first.type().kind()) {
            case BOOL:
                return CanonicalText.bool(in.isTrue(row));
            case FLOAT:
                return CanonicalText.number((float) in.doubles[row]);
            case DOUBLE:
                return CanonicalText.number(in.doubles[row]);
            case DECIMAL:
                return CanonicalText.decimal(Decimals.at(in, row, first.type().scale()));
            case DATE:
                return CanonicalText.date(in.longs[row]);
            case TIMESTAMP:
                return CanonicalText.timestamp(in.longs[row], zone);
            case LOCAL_TIMESTAMP:
                return CanonicalText.localTimestamp(in.longs[row]);
            default:
                return CanonicalText.whole(in.longs[row]);
        }
    }
}

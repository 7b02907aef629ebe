package dev.assay.filter;

import dev.assay.internal.time.SparkDates;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/** Reads instants from text by a pattern; text that does not fit is null. */
final class ParseTimeNode extends UnaryNode {
    private final TimePattern pattern;
    private final ZoneId zone;

    ParseTimeNode(TimePattern pattern, ZoneId zone, Node text) {
        super(SqlType.TIMESTAMP, text);
        this.pattern = pattern;
        this.zone = zone;
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        out.copyValid(in, frame.rows());
        for (int word = 0, words = frame.words(); word < words; word++) {
            for (long open = wanted[word] & in.valid[word]; open != 0; open &= open - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(open);
                int from = in.starts[row];
                long micros =
                        pattern.parse(new String(in.bytes, from, in.ends[row] - from, StandardCharsets.UTF_8), zone);
                if (micros == SparkDates.INVALID) {
                    out.setNull(row);
                } else {
                    out.longs[row] = micros;
                }
            }
        }
    }
}

package dev.assay.filter;

import dev.assay.internal.text.SparkNumbers;
import dev.assay.internal.time.SparkDates;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Casts of text to everything else; text that is none is null. */
final class TextCastNode extends UnaryNode {
    private final ZoneId zone;
    private final Instant now;

    TextCastNode(SqlType type, FilterContext context, Node text) {
        super(type, text);
        this.zone = context.zone();
        this.now = context.now();
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        out.copyValid(in, frame.rows());
        for (int word = 0, words = frame.words(); word < words; word++) {
            if (out.physical == Physical.BITS) {
                out.bits[word] = 0;
            }
            for (long open = wanted[word] & in.valid[word]; open != 0; open &= open - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(open);
                int from = in.starts[row];
                if (!read(in.bytes, from, in.ends[row] - from, out, row)) {
                    out.setNull(row);
                }
            }
        }
    }

    private boolean read(byte[] bytes, int from, int length, Vec out, int row) {
        switch (type().kind()) {
            case BOOL:
                return truth(SparkNumbers.bool(bytes, from, length), out, row);
            case FLOAT:
                Float single = SparkNumbers.singleFloating(bytes, from, length);
                return single != null && set(out, row, single.doubleValue());
            case DOUBLE:
                Double number = SparkNumbers.floating(bytes, from, length);
                return number != null && set(out, row, number);
            case DECIMAL:
                BigDecimal decimal = SparkNumbers.decimal(bytes, from, length, type().precision(), type().scale());
                if (decimal != null) {
                    Decimals.set(out, row, decimal);
                }
                return decimal != null;
            case DATE:
                return time(SparkDates.date(bytes, from, length), out, row);
            case TIMESTAMP:
                return time(SparkDates.timestamp(bytes, from, length, zone, now), out, row);
            case LOCAL_TIMESTAMP:
                return time(SparkDates.localTimestamp(bytes, from, length), out, row);
            default:
                if (!SparkNumbers.isWhole(bytes, from, length)) {
                    return false;
                }
                out.longs[row] = SparkNumbers.whole(bytes, from, length);
                return Widths.fits(type().kind(), out.longs[row]);
        }
    }

    private static boolean truth(@Nullable Boolean value, Vec out, int row) {
        if (value != null && value) {
            out.setTrue(row);
        }
        return value != null;
    }

    private static boolean set(Vec out, int row, double value) {
        out.doubles[row] = value;
        return true;
    }

    private static boolean time(long value, Vec out, int row) {
        out.longs[row] = value;
        return value != SparkDates.INVALID;
    }
}

package dev.assay.filter;

import dev.assay.internal.limit.RuleLimitException;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The values of one expression for the rows of a batch: a validity bit per row and one lane, which one {@link #physical} tells. Lanes of
 * rows that are null, or that nobody wanted, hold anything. Text values are stretches of {@link #bytes}, which may belong to a column, to a
 * dictionary or to this object.
 *
 * <p>Whoever gets one from a {@link Node} reads it, then gives it back to the {@link Frame}; only pooled ones may be changed.
 */
final class Vec {
    private static final int LEAST = 1024;
    private static final int MAX_TEXT_BYTES = 1 << 28;

    final Physical physical;
    final boolean pooled;

    /** 1 = not null; bits beyond the last row are anything. */
    long[] valid = new long[0];
    /** {@link Physical#BITS}: 1 = true; never set where {@link #valid} is not. */
    long[] bits = new long[0];

    long[] longs = new long[0];
    double[] doubles = new double[0];
    BigDecimal[] decimals = new BigDecimal[0];
    byte[] bytes = new byte[0];
    int[] starts = new int[0];
    int[] ends = new int[0];

    private byte[] own = bytes;
    private int used;

    Vec(Physical physical, boolean pooled) {
        this.physical = physical;
        this.pooled = pooled;
    }

    /** Makes room for so many rows; forgets text that was appended. */
    void prepare(int rows) {
        int words = (rows + 63) >> 6;
        if (valid.length < words) {
            valid = new long[Math.max(words, LEAST / 64)];
        }
        switch (physical) {
            case BITS:
                if (bits.length < words) {
                    bits = new long[Math.max(words, LEAST / 64)];
                }
                break;
            case LONG:
                if (longs.length < rows) {
                    longs = new long[Math.max(rows, LEAST)];
                }
                break;
            case DOUBLE:
                if (doubles.length < rows) {
                    doubles = new double[Math.max(rows, LEAST)];
                }
                break;
            case DECIMAL:
                if (decimals.length < rows) {
                    decimals = new BigDecimal[Math.max(rows, LEAST)];
                }
                break;
            case TEXT:
                if (starts.length < rows) {
                    starts = new int[Math.max(rows, LEAST)];
                    ends = new int[Math.max(rows, LEAST)];
                }
                bytes = own;
                used = 0;
                break;
            default:
                break;
        }
    }

    boolean isNull(int row) {
        return (valid[row >> 6] >>> row & 1L) == 0;
    }

    boolean isTrue(int row) {
        return (bits[row >> 6] >>> row & 1L) != 0;
    }

    void setNull(int row) {
        valid[row >> 6] &= ~(1L << row);
    }

    void setValid(int row) {
        valid[row >> 6] |= 1L << row;
    }

    void setTrue(int row) {
        bits[row >> 6] |= 1L << row;
    }

    /** Takes over the validity of another. */
    void copyValid(Vec other, int rows) {
        System.arraycopy(other.valid, 0, valid, 0, (rows + 63) >> 6);
    }

    /** Null wherever one of both is. */
    void andValid(Vec left, Vec right, int rows) {
        for (int i = 0, words = (rows + 63) >> 6; i < words; i++) {
            valid[i] = left.valid[i] & right.valid[i];
        }
    }

    /** Sets the text of a row to a copy. */
    void append(int row, byte[] source, int from, int to) {
        int length = to - from;
        int at = reserve(length);
        System.arraycopy(source, from, own, at, length);
        starts[row] = at;
        used = at + length;
        ends[row] = used;
    }

    /**
     * Makes room behind the text appended last; returns where it starts in {@link #bytes}.
     *
     * @throws RuleLimitException if the texts of one batch become too large
     */
    int reserve(long length) {
        long total = used + length;
        if (total > MAX_TEXT_BYTES) {
            throw new RuleLimitException("The filter computes texts of more than " + MAX_TEXT_BYTES
                    + " bytes for one batch of rows; compare parts, or use CustomSql");
        }
        int needed = (int) total;
        if (own.length < needed) {
            own = Arrays.copyOf(own, Math.max(needed, Math.max(LEAST, (int)
                    Math.min(own.length * 2L, Integer.MAX_VALUE - 16))));
            bytes = own;
        }
        return used;
    }

    /** Sets the text of a row to what was written behind {@link #reserve}'s answer. */
    void commit(int row, int end) {
        starts[row] = used;
        ends[row] = end;
        used = end;
    }

    /**
     * Shows the bytes of another, so that stretches of it can be this one's values. If the other is pooled and owns them, ownership goes
     * over, because it will be used for something else soon.
     */
    void shareBytes(Vec other) {
        bytes = other.bytes;
        if (other.pooled && other.bytes == other.own) {
            byte[] mine = own;
            own = other.own;
            other.own = mine;
            other.bytes = mine;
            used = other.used;
        }
    }

    /** For views: bytes that somebody else keeps alive and unchanged. */
    void show(byte[] foreign) {
        bytes = foreign;
    }
}

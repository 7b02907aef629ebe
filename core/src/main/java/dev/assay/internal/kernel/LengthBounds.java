package dev.assay.internal.kernel;

import dev.assay.batch.Column;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Smallest and largest number of code points of the texts of a column. */
public final class LengthBounds {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final EntryUse use = new EntryUse();
    private int minimum = Integer.MAX_VALUE;
    private int maximum = -1;
    private long count;

    /** Takes in the rows that are in scope and not null. */
    public void add(Column column, long[] scope, int words) {
        count += Words.countBoth(column.validity(), scope, words);
        if (column.isDictionary()) {
            int found = use.find(column, scope, words);
            if (found > 0) {
                byte[] bytes = column.dictionary().bytes();
                int[] offsets = column.dictionary().offsets();
                for (int i = 0; i < found; i++) {
                    int entry = use.fresh()[i];
                    take(codePoints(bytes, offsets[entry], offsets[entry + 1]));
                }
            }
            return;
        }
        int[] offsets = column.offsets();
        byte[] bytes = column.bytes();
        long[] validity = column.validity();
        if (isAscii(bytes, offsets[0], offsets[column.rows()])) {
            addWidths(offsets, validity, scope, words);
            return;
        }
        for (int word = 0; word < words; word++) {
            for (long bits = validity[word] & scope[word]; bits != 0; bits &= bits - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(bits);
                take(codePoints(bytes, offsets[row], offsets[row + 1]));
            }
        }
    }

    private void addWidths(int[] offsets, long[] validity, long[] scope, int words) {
        int low = minimum;
        int high = maximum;
        for (int word = 0; word < words; word++) {
            long bits = validity[word] & scope[word];
            int base = word << 6;
            if (bits == -1L) {
                for (int row = base; row < base + 64; row++) {
                    int width = offsets[row + 1] - offsets[row];
                    low = Math.min(low, width);
                    high = Math.max(high, width);
                }
            } else {
                for (; bits != 0; bits &= bits - 1) {
                    int row = base + Long.numberOfTrailingZeros(bits);
                    int width = offsets[row + 1] - offsets[row];
                    low = Math.min(low, width);
                    high = Math.max(high, width);
                }
            }
        }
        minimum = low;
        maximum = high;
    }

    private void take(int length) {
        minimum = Math.min(minimum, length);
        maximum = Math.max(maximum, length);
    }

    /** Whether no byte has its highest bit set. */
    public static boolean isAscii(byte[] bytes, int from, int to) {
        int i = from;
        for (; i <= to - 32; i += 32) {
            long any = (long) WORD.get(bytes, i)
                    | (long) WORD.get(bytes, i + 8)
                    | (long) WORD.get(bytes, i + 16)
                    | (long) WORD.get(bytes, i + 24);
            if ((any & HIGH_BITS) != 0) {
                return false;
            }
        }
        int any = 0;
        for (; i < to; i++) {
            any |= bytes[i];
        }
        return any >= 0;
    }

    /** Number of code points of UTF-8 text: bytes that do not continue a character. */
    public static int codePoints(byte[] bytes, int from, int to) {
        int continuations = 0;
        int i = from;
        for (; i <= to - 8; i += 8) {
            long word = (long) WORD.get(bytes, i);
            // 10xxxxxx: the highest bit is set and the next is not.
            continuations += Long.bitCount(word & ~(word << 1) & HIGH_BITS);
        }
        for (; i < to; i++) {
            continuations += (bytes[i] & 0xC0) == 0x80 ? 1 : 0;
        }
        return to - from - continuations;
    }

    /** Number of texts so far. */
    public long count() {
        return count;
    }

    /** The shortest; meaningless if {@link #count()} is 0. */
    public int minimum() {
        return minimum;
    }

    /** The longest; meaningless if {@link #count()} is 0. */
    public int maximum() {
        return maximum;
    }
}

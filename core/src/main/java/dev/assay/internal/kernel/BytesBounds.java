package dev.assay.internal.kernel;

import dev.assay.batch.Column;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Minimum and maximum of texts by unsigned bytes, which for UTF-8 is the order of code points. */
public final class BytesBounds {
    private final EntryUse use = new EntryUse();
    private byte @Nullable [] minimum;
    private byte @Nullable [] maximum;
    private long count;

    /** Takes in the rows that are in both sets. */
    public void add(Column column, long[] scope, int words) {
        count += Words.countBoth(column.validity(), scope, words);
        if (column.isDictionary()) {
            int found = use.find(column, scope, words);
            if (found > 0) {
                byte[] bytes = column.dictionary().bytes();
                int[] offsets = column.dictionary().offsets();
                for (int i = 0; i < found; i++) {
                    int entry = use.fresh()[i];
                    add(bytes, offsets[entry], offsets[entry + 1]);
                }
            }
            return;
        }
        byte[] bytes = column.bytes();
        int[] offsets = column.offsets();
        long[] validity = column.validity();
        for (int word = 0; word < words; word++) {
            for (long bits = validity[word] & scope[word]; bits != 0; bits &= bits - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(bits);
                add(bytes, offsets[row], offsets[row + 1]);
            }
        }
    }

    private void add(byte[] bytes, int from, int to) {
        if (minimum == null || Arrays.compareUnsigned(bytes, from, to, minimum, 0, minimum.length) < 0) {
            minimum = Arrays.copyOfRange(bytes, from, to);
        }
        if (maximum == null || Arrays.compareUnsigned(bytes, from, to, maximum, 0, maximum.length) > 0) {
            maximum = Arrays.copyOfRange(bytes, from, to);
        }
    }

    /** Number of values so far. */
    public long count() {
        return count;
    }

    /** The smallest; null if there is none. */
    public byte @Nullable [] minimum() {
        return minimum;
    }

    /** The largest; null if there is none. */
    public byte @Nullable [] maximum() {
        return maximum;
    }
}

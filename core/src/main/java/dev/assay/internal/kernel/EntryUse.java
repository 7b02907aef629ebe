package dev.assay.internal.kernel;

import dev.assay.batch.Column;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a dictionary occur in rows, for measurements that depend on the set of values only. Yields each entry once per
 * dictionary, however many batches use it.
 */
public final class EntryUse {
    private @Nullable Object dictionary;
    private long[] known = new long[16];
    private int[] fresh = new int[64];

    /**
     * Finds the entries that occur in the rows of both sets and have not been found before.
     *
     * @param column dictionary-encoded
     * @return how many; they are the first ones of {@link #fresh()}
     */
    public int find(Column column, long[] scope, int words) {
        int entries = column.dictionary().rows();
        int needed = (entries + 63) >> 6;
        if (column.dictionaryIdentity() != dictionary) {
            dictionary = column.dictionaryIdentity();
            if (known.length < needed) {
                known = new long[Math.max(needed, known.length * 2)];
            }
            Arrays.fill(known, 0L);
        }
        if (fresh.length < entries) {
            fresh = new int[Math.max(entries, fresh.length * 2)];
        }
        int[] indices = column.indices();
        long[] validity = column.validity();
        int found = 0;
        for (int word = 0; word < words; word++) {
            for (long bits = validity[word] & scope[word]; bits != 0; bits &= bits - 1) {
                int entry = indices[(word << 6) + Long.numberOfTrailingZeros(bits)];
                long bit = 1L << (entry & 63);
                if ((known[entry >> 6] & bit) == 0) {
                    known[entry >> 6] |= bit;
                    fresh[found++] = entry;
                }
            }
        }
        return found;
    }

    /** The entries found last. */
    public int[] fresh() {
        return fresh;
    }
}

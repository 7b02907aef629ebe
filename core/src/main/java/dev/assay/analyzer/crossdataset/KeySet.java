package dev.assay.analyzer.crossdataset;

import dev.assay.analyzer.State;
import dev.assay.data.LimitException;

/**
 * Distinct keys as 128-bit fingerprints: two different keys are taken for one with a probability below 1e-20 for a billion keys. One
 * per evaluation and measurement, filled by all threads under its lock; as a {@link State} it is a handle, so merging does nothing.
 */
public final class KeySet implements State<KeySet>, AutoCloseable {
    private static final int BYTES_PER_SLOT = 16;

    private final long limitBytes;
    private long[] slots = new long[2 * 1024];
    private int size;
    private boolean hasZero;

    KeySet(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** Adds {@code count} keys of two words each. */
    synchronized void addAll(long[] keys, int count) throws LimitException {
        for (int i = 0; i < count; i++) {
            add(keys[2 * i], keys[2 * i + 1]);
        }
    }

    private void add(long first, long second) throws LimitException {
        if ((first | second) == 0) {
            hasZero = true;
            return;
        }
        int at = find(slots, first, second);
        if ((slots[at] | slots[at + 1]) == 0) {
            slots[at] = first;
            slots[at + 1] = second;
            size++;
            if (size > slots.length / 4) {
                grow();
            }
        }
    }

    /** Whether a key is in the set; only to be asked when all keys have been added. */
    boolean contains(long first, long second) {
        if ((first | second) == 0) {
            return hasZero;
        }
        int at = find(slots, first, second);
        return (slots[at] | slots[at + 1]) != 0;
    }

    /** Number of distinct keys. */
    public synchronized long size() {
        return size + (hasZero ? 1L : 0L);
    }

    private void grow() throws LimitException {
        long wanted = slots.length * 2L;
        if (wanted / 2 * BYTES_PER_SLOT > limitBytes || wanted > Integer.MAX_VALUE - 8) {
            throw new LimitException("the distinct keys of the reference need more than " + limitBytes
                    + " bytes; raise the limit with --memory");
        }
        long[] larger = new long[(int) wanted];
        for (int i = 0; i < slots.length; i += 2) {
            if ((slots[i] | slots[i + 1]) != 0) {
                int at = find(larger, slots[i], slots[i + 1]);
                larger[at] = slots[i];
                larger[at + 1] = slots[i + 1];
            }
        }
        slots = larger;
    }

    /** The slot of a key, or the empty one where it belongs; the table is never full. */
    private static int find(long[] table, long first, long second) {
        int mask = table.length / 2 - 1;
        int slot = (int) (first ^ first >>> 32) & mask;
        while (true) {
            int at = slot << 1;
            if ((table[at] == first && table[at + 1] == second) || (table[at] | table[at + 1]) == 0) {
                return at;
            }
            slot = slot + 1 & mask;
        }
    }

    @Override
    public KeySet merge(KeySet other) {
        if (this != other) {
            throw new IllegalArgumentException("keys of different evaluations cannot be merged");
        }
        return this;
    }

    @Override
    public void close() {
        slots = new long[2 * 1024];
    }
}

package dev.assay.filter;

/** A set of numbers, filled once. Open addressing at half load. */
final class LongSet {
    private final long[] table;
    private final boolean[] taken;
    private final int mask;
    private int size;

    LongSet(int expected) {
        int capacity = Integer.highestOneBit(Math.max(8, expected)) * 4;
        table = new long[capacity];
        taken = new boolean[capacity];
        mask = capacity - 1;
    }

    void add(long value) {
        int at = slot(value);
        if (!taken[at]) {
            taken[at] = true;
            table[at] = value;
            size++;
        }
    }

    boolean contains(long value) {
        return taken[slot(value)];
    }

    int size() {
        return size;
    }

    long[] toArray() {
        long[] values = new long[size];
        int next = 0;
        for (int i = 0; i < table.length; i++) {
            if (taken[i]) {
                values[next++] = table[i];
            }
        }
        return values;
    }

    private int slot(long value) {
        long mixed = value * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed ^ mixed >>> 32) & mask;
        while (taken[at] && table[at] != value) {
            at = at + 1 & mask;
        }
        return at;
    }
}

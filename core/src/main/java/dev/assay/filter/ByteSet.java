package dev.assay.filter;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A set of byte strings, filled once and asked for stretches of an array. Open addressing at half load. */
final class ByteSet {
    private final byte[] @Nullable [] table;
    private final int mask;

    ByteSet(int expected) {
        int capacity = Integer.highestOneBit(Math.max(8, expected)) * 4;
        table = new byte[capacity][];
        mask = capacity - 1;
    }

    void add(byte[] value) {
        int at = slot(value, 0, value.length);
        table[at] = value;
    }

    boolean contains(byte[] bytes, int from, int to) {
        return table[slot(bytes, from, to)] != null;
    }

    private int slot(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        int at = (hash ^ hash >>> 15) * 0x9E3779B9 >>> 7 & mask;
        while (true) {
            byte[] member = table[at];
            if (member == null || Arrays.equals(member, 0, member.length, bytes, from, to)) {
                return at;
            }
            at = at + 1 & mask;
        }
    }
}

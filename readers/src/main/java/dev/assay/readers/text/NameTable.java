package dev.assay.readers.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Positions of names by their UTF-8 bytes, in order of addition. The hash depends on a random seed, so that nobody can prepare names
 * that all fall into one place.
 */
public final class NameTable {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SEED = System.nanoTime() * 0x9E3779B97F4A7C15L | 1;

    private final List<byte[]> names = new ArrayList<>();
    private int[] slots = new int[16];
    private int[] hashes = new int[8];

    /** Number of names. */
    public int size() {
        return names.size();
    }

    /** The name at a position; not to be changed. */
    public byte[] name(int position) {
        return names.get(position);
    }

    /** The position of a name; -1 if it is not here. */
    public int find(byte[] bytes, int from, int to) {
        int hash = hash(bytes, from, to);
        int mask = slots.length - 1;
        for (int slot = hash & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            int position = slots[slot] - 1;
            if (hashes[position] == hash) {
                byte[] name = names.get(position);
                if (Arrays.equals(name, 0, name.length, bytes, from, to)) {
                    return position;
                }
            }
        }
        return -1;
    }

    /** Adds a name that is not here, or shall be here once more; {@link #find} then keeps to the first. Returns its position. */
    public int add(byte[] name) {
        int position = names.size();
        names.add(name);
        if (hashes.length == position) {
            hashes = Arrays.copyOf(hashes, 2 * position);
        }
        hashes[position] = hash(name, 0, name.length);
        if (2 * names.size() > slots.length) {
            slots = new int[2 * slots.length];
            for (int i = 0; i < position; i++) {
                place(i);
            }
        }
        place(position);
        return position;
    }

    private void place(int position) {
        int mask = slots.length - 1;
        int slot = hashes[position] & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = position + 1;
    }

    private static int hash(byte[] bytes, int from, int to) {
        long hash = SEED ^ (to - from);
        int at = from;
        for (; at + 8 <= to; at += 8) {
            hash = mix(hash ^ (long) LONG.get(bytes, at));
        }
        long tail = 0;
        for (; at < to; at++) {
            tail = tail << 8 | bytes[at] & 0xFF;
        }
        hash = mix(hash ^ tail);
        return (int) (hash ^ hash >>> 32);
    }

    private static long mix(long value) {
        long mixed = value * SEED;
        return (mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L;
    }
}

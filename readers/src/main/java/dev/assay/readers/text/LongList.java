package dev.assay.readers.text;

import java.util.Arrays;

/** A growing list of longs. */
public final class LongList {
    private long[] values = new long[8];
    private int size;

    /** Adds a value. */
    public void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    /** How many values there are. */
    public int size() {
        return size;
    }

    /** A value. */
    public long get(int index) {
        return values[index];
    }
}

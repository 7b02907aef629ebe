package dev.assay.readers.text;

import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Collects the values of one column for one batch, on the heap, and copies them into an Arrow vector at the end. Rows that are not set
 * are null. A row may be set again as long as no later one is: the last value counts. Reused for the next batch; one thread.
 */
public abstract class ColumnBuilder {
    private static final int FIRST_ROWS = 64;

    private final Field field;
    private int capacity;
    private byte[] validity = new byte[0];
    /** Bytes of the validity bits that may be other than 0. */
    private int used;

    ColumnBuilder(Field field) {
        this.field = field;
    }

    /** The column. */
    public final Field field() {
        return field;
    }

    /**
     * Whether a value belongs to the column's type.
     *
     * @param bytes its bytes are {@code [from, to)}
     * @param number has scanned the value if it is a number of JSON; otherwise free for use
     */
    public abstract boolean fits(byte[] bytes, int from, int to, ValueKind kind, NumberScan number);

    /** Sets a row, if the value {@link #fits}; returns whether it does. */
    public abstract boolean set(int row, byte[] bytes, int from, int to, ValueKind kind, NumberScan number);

    /** Whether every value fits. */
    public boolean acceptsAll() {
        return false;
    }

    /** Makes a row null that may have been set. */
    public void setNull(int row) {
        if (row < capacity) {
            validity[row >> 3] &= (byte) ~(1 << (row & 7));
        }
    }

    /** Hands over the first rows as a vector, which is the caller's, and forgets all. */
    public final FieldVector vector(int rows, BufferAllocator allocator) {
        ensure(Math.max(0, rows - 1));
        FieldVector vector = fill(rows, allocator);
        Arrays.fill(validity, 0, used, (byte) 0);
        used = 0;
        return vector;
    }

    abstract FieldVector fill(int rows, BufferAllocator allocator);

    /** Makes room for a row. */
    final void ensure(int row) {
        if (row >= capacity) {
            capacity = Math.max(Math.max(FIRST_ROWS, capacity * 2), (row + 64) & -64);
            validity = Arrays.copyOf(validity, capacity >> 3);
            grow(capacity);
        }
    }

    abstract void grow(int rows);

    final void mark(int row) {
        validity[row >> 3] |= (byte) (1 << (row & 7));
        used = Math.max(used, (row >> 3) + 1);
    }

    final byte[] validity() {
        return validity;
    }
}

package dev.assay.readers.text;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;

/** {@code true} and {@code false}. */
class BoolBuilder extends ColumnBuilder {
    private byte[] bits = new byte[0];

    BoolBuilder(Field field) {
        super(field);
    }

    @Override
    public boolean fits(byte[] bytes, int from, int to, ValueKind kind, NumberScan number) {
        return kind == ValueKind.BOOL || kind == ValueKind.FIELD && isBool(bytes, from, to);
    }

    /** Whether a range is {@code true} or {@code false}. */
    static boolean isBool(byte[] bytes, int from, int to) {
        return to - from == 4
                        && bytes[from] == 't'
                        && bytes[from + 1] == 'r'
                        && bytes[from + 2] == 'u'
                        && bytes[from + 3] == 'e'
                || to - from == 5
                        && bytes[from] == 'f'
                        && bytes[from + 1] == 'a'
                        && bytes[from + 2] == 'l'
                        && bytes[from + 3] == 's'
                        && bytes[from + 4] == 'e';
    }

    @Override
    public boolean set(int row, byte[] bytes, int from, int to, ValueKind kind, NumberScan number) {
        if (!fits(bytes, from, to, kind, number)) {
            return false;
        }
        store(row, bytes[from] == 't');
        return true;
    }

    final void store(int row, boolean value) {
        ensure(row);
        mark(row);
        int bit = 1 << (row & 7);
        if (value) {
            bits[row >> 3] |= (byte) bit;
        } else {
            bits[row >> 3] &= (byte) ~bit;
        }
    }

    @Override
    final void grow(int rows) {
        bits = java.util.Arrays.copyOf(bits, rows >> 3);
    }

    @Override
    final FieldVector fill(int rows, BufferAllocator allocator) {
        BitVector vector = new BitVector(field().getName(), allocator);
        try {
            vector.allocateNew(rows);
            vector.getDataBuffer().setBytes(0, bits, 0, (rows + 7) >> 3);
            vector.getValidityBuffer().setBytes(0, validity(), 0, (rows + 7) >> 3);
            vector.setValueCount(rows);
            return vector;
        } catch (RuntimeException | Error e) {
            vector.close();
            throw e;
        }
    }
}

package dev.assay.readers.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;

/** Texts, or bytes: any value as it stands in the file. */
final class BytesBuilder extends ColumnBuilder {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FIRST_BYTES = 64;

    private byte[] data = new byte[0];
    private byte[] offsets = new byte[Integer.BYTES];
    /** The next row; the offsets of all before it, and its own, are known. */
    private int next;

    private int length;

    BytesBuilder(Field field) {
        super(field);
    }

    @Override
    public boolean fits(byte[] bytes, int from, int to, ValueKind kind, NumberScan number) {
        return true;
    }

    @Override
    public boolean acceptsAll() {
        return true;
    }

    @Override
    public boolean set(int row, byte[] bytes, int from, int to, ValueKind kind, NumberScan number) {
        ensure(row);
        mark(row);
        moveTo(row);
        int count = to - from;
        if (count > data.length - length) {
            data = Arrays.copyOf(data, Math.max(Math.max(FIRST_BYTES, 2 * data.length), Math.addExact(length, count)));
        }
        System.arraycopy(bytes, from, data, length, count);
        length += count;
        next = row + 1;
        INT.set(offsets, next << 2, length);
        return true;
    }

    @Override
    public void setNull(int row) {
        super.setNull(row);
        if (row < next) {
            moveTo(row);
        }
    }

    /** Makes a row the next one: those left out are empty, those beyond forgotten. */
    private void moveTo(int row) {
        if (row < next) {
            next = row;
            length = (int) INT.get(offsets, row << 2);
        }
        while (next < row) {
            next++;
            INT.set(offsets, next << 2, length);
        }
    }

    @Override
    void grow(int rows) {
        offsets = Arrays.copyOf(offsets, (rows + 1) << 2);
    }

    @Override
    FieldVector fill(int rows, BufferAllocator allocator) {
        moveTo(rows);
        BaseVariableWidthVector vector = (BaseVariableWidthVector) field().createVector(allocator);
        try {
            vector.allocateNew(length, rows);
            vector.getDataBuffer().setBytes(0, data, 0, length);
            vector.getOffsetBuffer().setBytes(0, offsets, 0, (rows + 1) << 2);
            vector.getValidityBuffer().setBytes(0, validity(), 0, (rows + 7) >> 3);
            // Otherwise the vector would fill in offsets of its own.
            vector.setLastSet(rows - 1);
            vector.setValueCount(rows);
        } catch (RuntimeException | Error e) {
            vector.close();
            throw e;
        }
        next = 0;
        length = 0;
        return vector;
    }
}

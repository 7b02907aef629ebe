package dev.assay.readers.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;

/** Values of a fixed number of bytes, laid out as Arrow lays them out. */
abstract class FixedWidthBuilder extends ColumnBuilder {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int width;
    private byte[] data = new byte[0];

    FixedWidthBuilder(Field field, int width) {
        super(field);
        this.width = width;
    }

    @Override
    final void grow(int rows) {
        data = Arrays.copyOf(data, Math.multiplyExact(rows, width));
    }

    /** Sets a row to the low bytes of a number, sign-extended where the column is wider. */
    final void store(int row, long value) {
        ensure(row);
        mark(row);
        int at = row * width;
        switch (width) {
            case 1:
                data[at] = (byte) value;
                break;
            case 2:
                SHORT.set(data, at, (short) value);
                break;
            case 4:
                INT.set(data, at, (int) value);
                break;
            default:
                LONG.set(data, at, value);
                for (int word = 8; word < width; word += 8) {
                    LONG.set(data, at + word, value >> 63);
                }
        }
    }

    /** Sets a row to a number in big-endian two's complement, sign-extended. */
    final void store(int row, byte[] bigEndian) {
        ensure(row);
        mark(row);
        int at = row * width;
        byte sign = (byte) (bigEndian[0] >> 7);
        for (int i = 0; i < width; i++) {
            data[at + i] = i < bigEndian.length ? bigEndian[bigEndian.length - 1 - i] : sign;
        }
    }

    @Override
    final FieldVector fill(int rows, BufferAllocator allocator) {
        BaseFixedWidthVector vector = (BaseFixedWidthVector) field().createVector(allocator);
        try {
            vector.allocateNew(rows);
            vector.getDataBuffer().setBytes(0, data, 0, rows * width);
            vector.getValidityBuffer().setBytes(0, validity(), 0, (rows + 7) >> 3);
            vector.setValueCount(rows);
            return vector;
        } catch (RuntimeException | Error e) {
            vector.close();
            throw e;
        }
    }
}

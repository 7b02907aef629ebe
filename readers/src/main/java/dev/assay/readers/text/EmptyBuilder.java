package dev.assay.readers.text;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;

/** A column in which no value was seen: all rows are null, and any value is one too many. */
final class EmptyBuilder extends ColumnBuilder {
    EmptyBuilder(Field field) {
        super(field);
    }

    @Override
    public boolean fits(byte[] bytes, int from, int to, ValueKind kind, NumberScan number) {
        return false;
    }

    @Override
    public boolean set(int row, byte[] bytes, int from, int to, ValueKind kind, NumberScan number) {
        return false;
    }

    @Override
    void grow(int rows) {
        // Nothing is kept.
    }

    @Override
    FieldVector fill(int rows, BufferAllocator allocator) {
        FieldVector vector = field().createVector(allocator);
        try {
            vector.setInitialCapacity(rows);
            vector.allocateNew();
            vector.setValueCount(rows);
            return vector;
        } catch (RuntimeException | Error e) {
            vector.close();
            throw e;
        }
    }
}

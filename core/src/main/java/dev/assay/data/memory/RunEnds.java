package dev.assay.data.memory;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.ExtensionTypeVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** Undoes run-end encoding and extension types. */
final class RunEnds {
    private RunEnds() {}

    static FieldVector withoutExtension(FieldVector vector) {
        return vector instanceof ExtensionTypeVector<?> extension
                ? (FieldVector) extension.getUnderlyingVector()
                : vector;
    }

    /** A run-end encoded vector, value by value. The ends are trusted to be increasing and to reach the last row. */
    static FieldVector decode(FieldVector vector, int rows, BufferAllocator allocator) {
        BaseIntVector ends = (BaseIntVector) vector.getChildrenFromFields().get(0);
        FieldVector values = vector.getChildrenFromFields().get(1);
        Field valueField = values.getField();
        Field field = new Field(
                vector.getField().getName(),
                new FieldType(true, valueField.getType(), valueField.getDictionary(), valueField.getMetadata()),
                valueField.getChildren());
        FieldVector decoded = field.createVector(allocator);
        try {
            decoded.setInitialCapacity(rows);
            decoded.allocateNew();
            int run = 0;
            for (int row = 0; row < rows; row++) {
                while (ends.getValueAsLong(run) <= row) {
                    run++;
                }
                decoded.copyFromSafe(run, row, values);
            }
            decoded.setValueCount(rows);
            return decoded;
        } catch (RuntimeException | Error e) {
            decoded.close();
            throw e;
        }
    }
}

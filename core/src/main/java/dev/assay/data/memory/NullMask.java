package dev.assay.data.memory;

import java.util.BitSet;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** Rows that are null because a struct around a member is null. */
final class NullMask {
    private final BitSet nulls;
    private final int rows;

    private NullMask(BitSet nulls, int rows) {
        this.nulls = nulls;
        this.rows = rows;
    }

    /** The given mask and the nulls of one more struct; null if no row is masked. */
    static @Nullable NullMask and(@Nullable NullMask outer, FieldVector struct, int rows) {
        if (struct.getNullCount() == 0) {
            return outer;
        }
        BitSet nulls = outer == null ? new BitSet(rows) : (BitSet) outer.nulls.clone();
        for (int row = 0; row < rows; row++) {
            if (struct.isNull(row)) {
                nulls.set(row);
            }
        }
        return new NullMask(nulls, rows);
    }

    boolean isNull(int row) {
        return nulls.get(row);
    }

    /** Whether a row is masked that has a value in the vector. */
    boolean hides(FieldVector vector) {
        for (int row = nulls.nextSetBit(0); row >= 0; row = nulls.nextSetBit(row + 1)) {
            if (!vector.isNull(row)) {
                return true;
            }
        }
        return false;
    }

    /** Copies all rows; masked ones become null. */
    void copy(FieldVector source, FieldVector target) {
        target.setInitialCapacity(rows);
        target.allocateNew();
        for (int row = 0; row < rows; row++) {
            if (nulls.get(row)) {
                VectorWriter.write(target, row, null);
            } else {
                target.copyFromSafe(row, row, source);
            }
        }
        target.setValueCount(rows);
    }
}

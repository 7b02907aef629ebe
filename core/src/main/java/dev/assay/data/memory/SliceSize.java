package dev.assay.data.memory;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthViewVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;

/** How many rows go into one batch: at most 65,536, and no more than 16 MB of any text or binary column. */
final class SliceSize {
    private static final long MAX_BYTES = 16L << 20;

    private SliceSize() {}

    /** The number of rows from {@code from} on that fit, of {@code count}; at least one. */
    static int rowsThatFit(FieldVector column, int from, int count) {
        return Math.max(1, fitting(column, from, count));
    }

    private static int fitting(FieldVector column, int from, int count) {
        if (column instanceof BaseVariableWidthVector) {
            ArrowBuf offsets = column.getOffsetBuffer();
            long base = offsets.getInt((long) from << 2);
            if (offsets.getInt((long) (from + count) << 2) - base <= MAX_BYTES) {
                return count;
            }
            int fits = 0;
            while (offsets.getInt((long) (from + fits + 1) << 2) - base <= MAX_BYTES) {
                fits++;
            }
            return fits;
        }
        if (column instanceof BaseLargeVariableWidthVector) {
            ArrowBuf offsets = column.getOffsetBuffer();
            long base = offsets.getLong((long) from << 3);
            if (offsets.getLong((long) (from + count) << 3) - base <= MAX_BYTES) {
                return count;
            }
            int fits = 0;
            while (offsets.getLong((long) (from + fits + 1) << 3) - base <= MAX_BYTES) {
                fits++;
            }
            return fits;
        }
        if (column instanceof BaseVariableWidthViewVector views) {
            long bytes = 0;
            for (int row = 0; row < count; row++) {
                bytes += views.isNull(from + row) ? 0 : views.getValueLength(from + row);
                if (bytes > MAX_BYTES) {
                    return row;
                }
            }
            return count;
        }
        if (column instanceof FixedSizeBinaryVector fixed) {
            return (int) Math.min(count, MAX_BYTES / Math.max(1, fixed.getByteWidth()));
        }
        return count;
    }
}

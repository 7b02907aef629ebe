package dev.assay.readers.arrow;

import dev.assay.data.DataException;
import org.apache.arrow.memory.ArrowBuf;

/** The checks of values that say where other values are. */
final class Checks {
    private Checks() {}

    private static long number(ArrowBuf buffer, int index, int width) {
        switch (width) {
            case 1:
                return buffer.getByte(index);
            case 2:
                return buffer.getShort((long) index << 1);
            case 4:
                return buffer.getInt((long) index << 2);
            default:
                return buffer.getLong((long) index << 3);
        }
    }

    static boolean isValid(ArrowBuf validity, int row) {
        return (validity.getByte(row >> 3) >>> (row & 7) & 1) != 0;
    }

    /** Offsets must not decrease nor lead out of {@code length} values; returns the last one. */
    static long offsets(ArrowBuf offsets, int count, int width, long length, String where) throws DataException {
        long before = number(offsets, 0, width);
        if (before < 0) {
            throw new DataException(where + ": the first offset is " + before);
        }
        for (int i = 1; i <= count; i++) {
            long offset = number(offsets, i, width);
            if (offset < before) {
                throw new DataException(
                        where + ": the offsets of value " + i + " decrease from " + before + " to " + offset);
            }
            before = offset;
        }
        if (before > length) {
            throw new DataException(where + ": the offsets lead to " + before + ", but there are only " + length);
        }
        return before;
    }

    /**
     * Indices of present rows must lie inside the dictionary.
     *
     * @param size entries; negative: not checked
     */
    static void indices(ArrowBuf data, ArrowBuf validity, int count, int width, long size, String where)
            throws DataException {
        if (size < 0) {
            return;
        }
        // Unsigned types of less than 64 bits are negative here from their middle on.
        long mask = width == 8 ? -1L : (1L << (8 * width)) - 1;
        for (int row = 0; row < count; row++) {
            long index = number(data, row, width) & mask;
            if ((index < 0 || index >= size) && isValid(validity, row)) {
                throw new DataException(where + ": dictionary index " + number(data, row, width) + " in row "
                        + (row + 1) + " is out of range: the dictionary has " + size + " entries");
            }
        }
    }

    /** Lists must lie inside the child. */
    static void listViews(
            ArrowBuf offsets, ArrowBuf sizes, ArrowBuf validity, int count, int width, long length, String where)
            throws DataException {
        for (int row = 0; row < count; row++) {
            long offset = number(offsets, row, width);
            long size = number(sizes, row, width);
            if (isValid(validity, row) && (offset < 0 || size < 0 || offset > length || size > length - offset)) {
                throw new DataException(where + ": the list in row " + (row + 1) + " has " + size + " values from "
                        + offset + " on, but there are only " + length);
            }
        }
    }

    /** Views must lie inside their buffers; returns the sum of their lengths. */
    static long views(ArrowBuf views, ArrowBuf validity, int count, long[] buffers, String where) throws DataException {
        long total = 0;
        for (int row = 0; row < count; row++) {
            if (!isValid(validity, row)) {
                continue;
            }
            long at = (long) row << 4;
            int length = views.getInt(at);
            if (length > 12) {
                int buffer = views.getInt(at + 8);
                int offset = views.getInt(at + 12);
                if (buffer < 0 || buffer >= buffers.length) {
                    throw new DataException(where + ": the view in row " + (row + 1) + " is in buffer " + buffer
                            + " of " + buffers.length);
                }
                if (offset < 0 || offset > buffers[buffer] - length) {
                    throw new DataException(where + ": the view in row " + (row + 1) + " has " + length + " bytes from "
                            + offset + " on, but its buffer has " + buffers[buffer]);
                }
            } else if (length < 0) {
                throw new DataException(where + ": the view in row " + (row + 1) + " has " + length + " bytes");
            }
            total += length;
        }
        return total;
    }

    /** Run ends must increase and reach the last row. */
    static void runEnds(ArrowBuf ends, int runs, int width, int rows, String where) throws DataException {
        long before = 0;
        for (int i = 0; i < runs; i++) {
            long end = number(ends, i, width);
            if (end <= before) {
                throw new DataException(
                        where + ": run " + (i + 1) + " ends at " + end + ", the one before at " + before);
            }
            before = end;
        }
        if (before < rows) {
            throw new DataException(where + ": the runs end at " + before + ", but there are " + rows + " rows");
        }
    }
}

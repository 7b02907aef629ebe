package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import java.util.Arrays;

/** Byte sequences one behind the other: value i is {@code bytes[offsets[i] .. offsets[i + 1])}. Grows; reused. */
final class ByteSequences {
    byte[] bytes = new byte[1024];
    int[] offsets = new int[257];
    private int count;
    private final String where;

    /** @param where file, row group and column, for the error when there is no memory */
    ByteSequences(String where) {
        this.where = where;
    }

    int count() {
        return count;
    }

    /** Bytes of all values together. */
    int size() {
        return offsets[count];
    }

    void clear() {
        count = 0;
    }

    /** Makes room for one more value of so many bytes and returns where it begins; {@link #end} completes it. */
    int begin(int length) throws DataException {
        int size = offsets[count];
        long needed = (long) size + length;
        if (needed > bytes.length - ChunkInput.SLACK) {
            grow(needed + ChunkInput.SLACK);
        }
        if (count + 2 > offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * offsets.length);
        }
        return size;
    }

    private void grow(long needed) throws DataException {
        long larger = Math.min(Math.max(needed, bytes.length * 2L), Integer.MAX_VALUE - 64);
        byte[] grown = ByteArrays.allocate((int) Math.max(larger, Math.min(needed, Integer.MAX_VALUE)), where);
        System.arraycopy(bytes, 0, grown, 0, offsets[count]);
        bytes = grown;
    }

    /** Ends the value that {@link #begin} began. */
    void end(int length) {
        offsets[count + 1] = offsets[count] + length;
        count++;
    }

    /** Adds a value. */
    void add(byte[] source, int from, int length) throws DataException {
        int at = begin(length);
        System.arraycopy(source, from, bytes, at, length);
        end(length);
    }

    /** Forgets the first {@code gone} values. */
    void drop(int gone) {
        int from = offsets[gone];
        int left = count - gone;
        System.arraycopy(bytes, from, bytes, 0, offsets[count] - from);
        for (int i = 0; i <= left; i++) {
            offsets[i] = offsets[gone + i] - from;
        }
        count = left;
    }
}

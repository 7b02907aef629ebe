package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseVariableWidthVector;

/** Moves byte sequences into Arrow vectors, and reads dictionary pages of byte arrays. */
final class Sequences {
    private Sequences() {}

    /** Decodes a dictionary page, which is PLAIN. */
    static ByteSequences dictionary(PageSource source, ByteValues plain, int least) throws DataException {
        byte[] bytes = source.dictionary();
        if (bytes == null) {
            throw source.damaged("the page has dictionary indices, but the chunk has no dictionary page before it");
        }
        int count = source.dictionaryValues();
        if ((long) count * least > source.dictionaryLength()) {
            throw source.damaged("the dictionary is said to have " + count + " entries, but has "
                    + source.dictionaryLength() + " bytes, too few for that");
        }
        Page page = new Page();
        page.bytes = bytes;
        page.valuesEnd = source.dictionaryLength();
        page.values = count;
        plain.start(page);
        ByteSequences entries = new ByteSequences(source.where());
        plain.read(count, entries, Integer.MAX_VALUE);
        plain.checkEnd();
        source.dropDictionary();
        return entries;
    }

    /** Copies all of {@code values} to a vector as rows without nulls. */
    static void storeAll(ByteSequences values, BaseVariableWidthVector vector) {
        int count = values.count();
        long[] validity = new long[BitWords.count(count) + 1];
        BitWords.set(validity, 0, count);
        store(values, validity, count, vector, new byte[(count + 1) * 4]);
    }

    /**
     * Copies values to the rows of a vector: value i goes to the row of the i-th of the first {@code rows} bits that is set.
     *
     * @param scratch at least {@code 4 * (rows + 1)} bytes
     */
    static void store(ByteSequences values, long[] validity, int rows, BaseVariableWidthVector vector, byte[] scratch) {
        int present = BitWords.ones(validity, 0, rows);
        int size = values.offsets[present];
        if (vector.getOffsetBuffer().capacity() < 4L * (rows + 1)
                || vector.getDataBuffer().capacity() < size) {
            vector.clear();
            vector.allocateNew(Math.max(size, 1), Math.max(rows, 1));
        }
        int[] offsets = values.offsets;
        Words.INT.set(scratch, 0, 0);
        if (present == rows) {
            for (int row = 1; row <= rows; row++) {
                Words.INT.set(scratch, row << 2, offsets[row]);
            }
        } else {
            int next = 0;
            for (int row = 0; row < rows; row++) {
                next += (int) (validity[row >> 6] >>> (row & 63)) & 1;
                Words.INT.set(scratch, (row + 1) << 2, offsets[next]);
            }
        }
        vector.getOffsetBuffer().setBytes(0, scratch, 0, 4L * (rows + 1));
        vector.getDataBuffer().setBytes(0, values.bytes, 0, size);
        storeBits(validity, rows, vector.getValidityBuffer());
        vector.setLastSet(rows - 1);
        vector.setValueCount(rows);
    }

    /** Copies validity bits, in whole bytes. */
    static void storeBits(long[] validity, int rows, ArrowBuf target) {
        int bytes = (rows + 7) >> 3;
        int words = bytes >> 3;
        for (int i = 0; i < words; i++) {
            target.setLong((long) i << 3, validity[i]);
        }
        for (int i = words << 3; i < bytes; i++) {
            target.setByte(i, (byte) (validity[i >> 3] >>> ((i & 7) << 3)));
        }
    }
}

package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.parquet.format.Encoding;

/** A column of booleans: PLAIN bits or runs (RLE). */
final class BooleanColumn extends ColumnReader {
    private final PageSource source;
    private final FlatLevels levels;
    private final BitVector vector;
    private final RunDecoder runs;
    private final long[] bits;
    private byte[] dense = new byte[0];

    private boolean plain;
    private byte[] bytes = new byte[0];
    private long bit;
    private long bitEnd;

    BooleanColumn(PageSource source, SchemaNode leaf, Field field, int batchRows, BufferAllocator allocator) {
        this.source = source;
        this.levels = new FlatLevels(source, leaf, batchRows);
        this.runs = new RunDecoder(source, "booleans");
        this.bits = new long[BitWords.count(batchRows) + 1];
        this.vector = (BitVector) field.createVector(allocator);
        vector.allocateNew(batchRows);
    }

    @Override
    FieldVector deliver(int rows) throws DataException {
        levels.clear();
        Arrays.fill(bits, 0L);
        for (int row = 0; row < rows; ) {
            if (levels.pageLeft() == 0) {
                open(source.next());
            }
            int take = Math.min(rows - row, levels.pageLeft());
            int present = levels.read(row, take);
            if (dense.length < present) {
                dense = new byte[present];
            }
            read(present);
            int next = 0;
            for (int i = row; i < row + take; i++) {
                if (BitWords.get(levels.validity(), i)) {
                    bits[i >> 6] |= (long) (dense[next++] & 1) << (i & 63);
                }
            }
            row += take;
            if (levels.pageLeft() == 0) {
                checkPageEnd();
            }
        }
        Sequences.storeBits(bits, rows, vector.getDataBuffer());
        levels.store(vector.getValidityBuffer(), rows);
        vector.setValueCount(rows);
        return vector;
    }

    private void open(Page page) throws DataException {
        levels.start(page);
        plain = page.encoding == Encoding.PLAIN;
        if (plain) {
            bytes = page.bytes;
            bit = (long) page.valuesFrom << 3;
            bitEnd = (long) page.valuesEnd << 3;
            return;
        }
        if (page.encoding != Encoding.RLE) {
            throw source.damaged("values of type BOOLEAN with encoding " + page.encoding);
        }
        int from = page.valuesFrom;
        if (page.valuesEnd - from < 4) {
            // Without values there may be nothing; with some, the runs will be missed.
            runs.start(page.bytes, from, from, 1);
            return;
        }
        int length = (int) Words.INT.get(page.bytes, from);
        if (length < 0 || length > page.valuesEnd - from - 4) {
            throw source.damaged("the booleans are said to have " + length + " bytes, but the page has "
                    + (page.valuesEnd - from - 4) + " left");
        }
        runs.start(page.bytes, from + 4, from + 4 + length, 1);
    }

    private void checkPageEnd() throws DataException {
        if (plain) {
            Remains.check((int) (bitEnd - bit >>> 3), source);
        } else {
            runs.checkEnd();
        }
    }

    private void read(int count) throws DataException {
        if (!plain) {
            runs.read(dense, 0, count);
            return;
        }
        if (count > bitEnd - bit) {
            throw source.damaged("the values end too early: " + count + " more bits are needed, but the page has "
                    + (bitEnd - bit) + " left");
        }
        for (int i = 0; i < count; i++, bit++) {
            dense[i] = (byte) (bytes[(int) (bit >>> 3)] >>> (bit & 7) & 1);
        }
    }

    @Override
    void finish() throws DataException {
        levels.finish();
    }

    @Override
    long bytesRead() {
        return source.bytesRead();
    }

    @Override
    String place() {
        return source.place();
    }

    @Override
    public void close() {
        source.close();
        vector.close();
    }
}

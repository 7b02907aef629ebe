package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/**
 * A column of texts or byte strings. Text that is dictionary-encoded in the file is delivered as indices into a dictionary that is made
 * once; everything else as values. Text is checked to be UTF-8; the first value that is not ends in an error.
 *
 * <p>A batch ends where the chunk changes between the two forms, or where its values would exceed 16 MB, so this column may know rows
 * that go into the next batch only: of those it has the levels, and maybe the values. State between calls, all on the heap, rows counted
 * from the start of the next batch: levels of {@link #levelRows} rows, values of the first {@link #valueRows} of them.
 */
final class SequenceColumn extends ColumnReader {
    /** Most bytes of one batch of values. */
    static final int MAX_BYTES = 16 << 20;

    private static final ArrowType.Int INT32 = new ArrowType.Int(32, true);

    private final PageSource source;
    private final SchemaNode leaf;
    private final FlatLevels levels;
    private final boolean isText;
    private final int batchRows;
    private final BufferAllocator allocator;
    private final DictionaryEncoding encoding;
    private final RunDecoder indexRuns;
    private final Map<Encoding, ByteValues> decoders = new EnumMap<>(Encoding.class);
    private final Field field;

    private final BaseVariableWidthVector plainVector;
    private final IntVector indexVector;
    private @Nullable Dictionary dictionary;
    private int dictionarySize;

    private @Nullable ByteValues decoder;
    /** Whether the current page, and the values that are known, are indices to be delivered as such. */
    private boolean indexed;

    private boolean deliveredIndices;
    private int levelRows;
    private int valueRows;
    private final ByteSequences values;
    private int[] indices = new int[0];
    private int indexCount;
    private long rowsBefore;
    private final byte[] scratch;

    /** @param ordinal place in the projection, which numbers the dictionary */
    SequenceColumn(
            PageSource source, SchemaNode leaf, Field field, int ordinal, int batchRows, BufferAllocator allocator) {
        this.source = source;
        this.leaf = leaf;
        this.field = field;
        this.levels = new FlatLevels(source, leaf, batchRows);
        this.isText = leaf.value().kind() != ValueKind.BINARY;
        this.batchRows = batchRows;
        this.allocator = allocator;
        this.encoding = new DictionaryEncoding(ordinal, false, INT32);
        this.indexRuns = new RunDecoder(source, "dictionary indices");
        this.values = new ByteSequences(source.where());
        this.scratch = new byte[(batchRows + 1) * 4];
        this.plainVector = (BaseVariableWidthVector) field.createVector(allocator);
        this.indexVector =
                new IntVector(field.getName(), new FieldType(field.isNullable(), INT32, encoding), allocator);
    }

    @Override
    int prepare(int wanted) throws DataException {
        while (valueRows < wanted) {
            if (levelRows == valueRows) {
                if (levels.pageLeft() == 0 && !openPage()) {
                    break;
                }
                int take = Math.min(wanted - levelRows, levels.pageLeft());
                levels.read(levelRows, take);
                levelRows += take;
            }
            int rows = Math.min(levelRows, wanted) - valueRows;
            int present = BitWords.ones(levels.validity(), valueRows, rows);
            int read = indexed ? readIndices(present) : readValues(present);
            if (read < present) {
                valueRows = rowOf(read);
                break;
            }
            valueRows += rows;
            if (levels.pageLeft() == 0 && valueRows == levelRows) {
                checkPageEnd();
            }
        }
        return Math.min(valueRows, wanted);
    }

    /** The row, from {@link #valueRows} on, that has a value and {@code count} rows with values before it. */
    private int rowOf(int count) {
        int left = count;
        int row = valueRows;
        while (left > 0 || !BitWords.get(levels.validity(), row)) {
            if (BitWords.get(levels.validity(), row)) {
                left--;
            }
            row++;
        }
        return row;
    }

    /** Opens the next page; false if its values are of the other form than those that are known. */
    private boolean openPage() throws DataException {
        if (valueRows > 0 && source.valuesAhead() > 0 && indexed != (isText && source.nextIsDictionary())) {
            return false;
        }
        Page page = source.next();
        levels.start(page);
        indexed = isText && page.isDictionary();
        if (indexed) {
            if (dictionary == null) {
                openDictionary();
            }
            DictionaryIndices.start(indexRuns, page, source);
        } else {
            ByteValues found = decoders.get(page.encoding);
            if (found == null) {
                found = page.isDictionary() ? new DictionaryBytes(source, readDictionary()) : decoder(page.encoding);
                decoders.put(page.encoding, found);
            }
            found.start(page);
            decoder = found;
        }
        return true;
    }

    private void checkPageEnd() throws DataException {
        if (indexed) {
            indexRuns.checkEnd();
        } else if (decoder != null) {
            decoder.checkEnd();
        }
    }

    private ByteValues decoder(Encoding pageEncoding) throws DataException {
        ByteValues raw = ByteEncodings.of(pageEncoding, leaf.value(), source, source.where());
        return leaf.value().kind() == ValueKind.UUID ? new UuidValues(raw, source.where()) : raw;
    }

    private ByteSequences readDictionary() throws DataException {
        int least = leaf.value().type() == Type.BYTE_ARRAY ? 4 : leaf.value().length();
        return Sequences.dictionary(source, decoder(Encoding.PLAIN), least);
    }

    private void openDictionary() throws DataException {
        ByteSequences entries = readDictionary();
        checkText(entries, 0);
        BaseVariableWidthVector vector = (BaseVariableWidthVector)
                new Field(field.getName(), new FieldType(false, field.getType(), null), null).createVector(allocator);
        // Known to close() from here on.
        dictionary = new Dictionary(vector, encoding);
        dictionarySize = entries.count();
        Sequences.storeAll(entries, vector);
    }

    private int readIndices(int count) throws DataException {
        if (indices.length < indexCount + count) {
            indices = Arrays.copyOf(indices, Math.max(batchRows, indexCount + count));
        }
        indexRuns.read(indices, indexCount, count);
        DictionaryIndices.check(indices, indexCount, count, dictionarySize, source);
        indexCount += count;
        return count;
    }

    private int readValues(int count) throws DataException {
        ByteValues open = decoder;
        if (open == null || count == 0) {
            return count;
        }
        int before = values.count();
        int read = open.read(count, values, MAX_BYTES);
        checkText(values, before);
        return read;
    }

    private void checkText(ByteSequences texts, int from) throws DataException {
        if (leaf.value().kind() != ValueKind.TEXT || Utf8.isAscii(texts.bytes, texts.offsets[from], texts.size())) {
            return;
        }
        for (int i = from; i < texts.count(); i++) {
            int bad = Utf8.firstInvalid(texts.bytes, texts.offsets[i], texts.offsets[i + 1]);
            if (bad >= 0) {
                String which = texts == values
                        ? "the text of row " + (rowsBefore + rowOfValue(i) + 1) + " of the row group"
                        : "dictionary entry " + i;
                throw source.damaged(which + " is not UTF-8: byte " + (bad - texts.offsets[i]) + " of it is "
                        + String.format("0x%02x", texts.bytes[bad]));
            }
        }
    }

    private int rowOfValue(int value) {
        int left = value;
        for (int row = 0; row < levelRows; row++) {
            if (BitWords.get(levels.validity(), row) && left-- == 0) {
                return row;
            }
        }
        return levelRows;
    }

    @Override
    FieldVector deliver(int rows) throws DataException {
        int present = BitWords.ones(levels.validity(), 0, rows);
        FieldVector delivered = indexed ? indices(rows, present) : values(rows, present);
        deliveredIndices = indexed;
        BitWords.shiftDown(levels.validity(), rows, levelRows - rows);
        levelRows -= rows;
        valueRows -= rows;
        rowsBefore += rows;
        return delivered;
    }

    private FieldVector indices(int rows, int present) {
        if (indexVector.getValueCapacity() < rows) {
            indexVector.allocateNew(batchRows);
        }
        int[] from = indices;
        if (present == rows) {
            ByteBuffer.wrap(scratch)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asIntBuffer()
                    .put(from, 0, rows);
        } else {
            long[] validity = levels.validity();
            int next = 0;
            for (int row = 0; row < rows; row++) {
                boolean valid = (validity[row >> 6] >>> (row & 63) & 1L) != 0;
                Words.INT.set(scratch, row << 2, valid ? from[next++] : 0);
            }
        }
        indexVector.getDataBuffer().setBytes(0, scratch, 0, 4L * rows);
        Sequences.storeBits(levels.validity(), rows, indexVector.getValidityBuffer());
        indexVector.setValueCount(rows);
        indexCount -= present;
        System.arraycopy(indices, present, indices, 0, indexCount);
        return indexVector;
    }

    private FieldVector values(int rows, int present) {
        Sequences.store(values, levels.validity(), rows, plainVector, scratch);
        values.drop(present);
        return plainVector;
    }

    @Override
    @Nullable
    Dictionary dictionary() {
        return deliveredIndices ? dictionary : null;
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
        plainVector.close();
        indexVector.close();
        if (dictionary != null) {
            dictionary.getVector().close();
        }
    }
}

package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/**
 * A column whose Arrow values have a fixed number of bytes. Levels become validity bits, values become bytes on the heap that are copied
 * to the vector once; PLAIN values of the vector's own form that have no nulls between them are copied straight from the page. A numeric
 * dictionary is decoded and converted once per chunk.
 */
final class FixedColumn extends ColumnReader {
    private final PageSource source;
    private final FlatLevels levels;
    private final int width;
    private final FixedDecoders decoders;
    private final BaseFixedWidthVector vector;
    private final RunDecoder indexRuns;

    private byte[] staging = new byte[0];
    private int[] indices = new int[0];
    private byte @Nullable [] dictionary;
    private int dictionarySize;
    private @Nullable FixedDecoder decoder;

    /** @param width bytes of an Arrow value */
    FixedColumn(
            PageSource source,
            SchemaNode leaf,
            Field field,
            int width,
            FixedDecoders decoders,
            int batchRows,
            BufferAllocator allocator) {
        this.source = source;
        this.levels = new FlatLevels(source, leaf, batchRows);
        this.width = width;
        this.decoders = decoders;
        this.indexRuns = new RunDecoder(source, "dictionary indices");
        this.vector = (BaseFixedWidthVector) field.createVector(allocator);
        try {
            vector.allocateNew(batchRows);
        } catch (RuntimeException | Error e) {
            vector.close();
            throw e;
        }
    }

    @Override
    FieldVector deliver(int rows) throws DataException {
        levels.clear();
        ArrowBuf data = vector.getDataBuffer();
        int row = 0;
        while (row < rows) {
            if (levels.pageLeft() == 0) {
                open(source.next());
            }
            int take = Math.min(rows - row, levels.pageLeft());
            int present = levels.read(row, take);
            if (present > 0) {
                values(data, row, take, present);
            }
            if (levels.pageLeft() == 0) {
                checkPageEnd();
            }
            row += take;
        }
        levels.store(vector.getValidityBuffer(), rows);
        vector.setValueCount(rows);
        return vector;
    }

    private void open(Page page) throws DataException {
        levels.start(page);
        if (page.isDictionary()) {
            decoder = null;
            openDictionary();
            DictionaryIndices.start(indexRuns, page, source);
        } else {
            decoder = decoders.forPage(page);
        }
    }

    private void checkPageEnd() throws DataException {
        if (decoder != null) {
            decoder.checkEnd();
        } else {
            indexRuns.checkEnd();
        }
    }

    private void openDictionary() throws DataException {
        if (dictionary == null) {
            byte[] bytes = source.dictionary();
            if (bytes == null) {
                throw source.damaged("the page has dictionary indices, but the chunk has no dictionary page before it");
            }
            dictionarySize = source.dictionaryValues();
            dictionary = decoders.dictionary(bytes, source.dictionaryLength(), dictionarySize);
            source.dropDictionary();
        }
    }

    private void values(ArrowBuf data, int row, int rows, int present) throws DataException {
        FixedDecoder plain = decoder;
        if (plain != null && present == rows && plain.copy(data, (long) row * width, rows)) {
            return;
        }
        if (staging.length < rows * width + ChunkInput.SLACK) {
            staging = new byte[rows * width + ChunkInput.SLACK];
        }
        if (plain != null) {
            plain.read(present, staging);
        } else {
            gather(present);
        }
        if (present < rows) {
            Spread.fixed(staging, width, levels.validity(), row, rows, present);
        }
        data.setBytes((long) row * width, staging, 0, (long) rows * width);
    }

    private void gather(int count) throws DataException {
        byte[] entries = dictionary;
        if (entries == null) {
            throw new IllegalStateException("no dictionary");
        }
        if (indices.length < count) {
            indices = new int[count];
        }
        indexRuns.read(indices, 0, count);
        DictionaryIndices.check(indices, 0, count, dictionarySize, source);
        int[] from = indices;
        byte[] target = staging;
        if (width == 8) {
            for (int i = 0; i < count; i++) {
                Words.LONG.set(target, i << 3, (long) Words.LONG.get(entries, from[i] << 3));
            }
        } else if (width == 4) {
            for (int i = 0; i < count; i++) {
                Words.INT.set(target, i << 2, (int) Words.INT.get(entries, from[i] << 2));
            }
        } else {
            for (int i = 0; i < count; i++) {
                System.arraycopy(entries, from[i] * width, target, i * width, width);
            }
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

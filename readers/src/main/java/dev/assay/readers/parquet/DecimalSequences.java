package dev.assay.readers.parquet;

import dev.assay.data.DataException;

/** Decimals in BYTE_ARRAY: big-endian numbers of any length. */
final class DecimalSequences extends FixedDecoder {
    private static final int STEP_BYTES = 1 << 20;

    private final ByteValues values;
    private final Place place;
    private final int width;
    private final ByteSequences sequences;

    DecimalSequences(ByteValues values, Place place, String where, int width) {
        this.values = values;
        this.place = place;
        this.width = width;
        this.sequences = new ByteSequences(where);
    }

    @Override
    void start(Page page) throws DataException {
        values.start(page);
    }

    @Override
    void checkEnd() throws DataException {
        values.checkEnd();
    }

    @Override
    void read(int count, byte[] target) throws DataException {
        for (int done = 0; done < count; ) {
            sequences.clear();
            int read = values.read(count - done, sequences, STEP_BYTES);
            for (int i = 0; i < read; i++) {
                int from = sequences.offsets[i];
                Conversions.decimal(
                        sequences.bytes,
                        from,
                        sequences.offsets[i + 1] - from,
                        target,
                        (done + i) * width,
                        width,
                        place);
            }
            done += read;
        }
    }
}

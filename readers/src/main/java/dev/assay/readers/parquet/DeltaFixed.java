package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import org.jspecify.annotations.Nullable;

/** DELTA_BINARY_PACKED INT32 and INT64. */
final class DeltaFixed extends FixedDecoder {
    private static final int STEP = 1024;

    private final DeltaNumbers numbers;
    private final int sourceWidth;
    private final int width;
    private final @Nullable FixedConverter converter;
    private final long[] step = new long[STEP];
    private final byte[] physical = new byte[STEP * 8];

    DeltaFixed(Place place, int sourceWidth, int width, @Nullable FixedConverter converter) {
        this.numbers = new DeltaNumbers(place);
        this.sourceWidth = sourceWidth;
        this.width = width;
        this.converter = converter;
    }

    @Override
    void start(Page page) throws DataException {
        numbers.start(page.bytes, page.valuesFrom, page.valuesEnd);
    }

    @Override
    void checkEnd() throws DataException {
        numbers.checkEnd();
    }

    @Override
    void read(int count, byte[] target) throws DataException {
        for (int done = 0; done < count; ) {
            int take = Math.min(STEP, count - done);
            numbers.read(step, 0, take);
            byte[] out = converter == null ? target : physical;
            int at = converter == null ? done * sourceWidth : 0;
            if (sourceWidth == 8) {
                for (int i = 0; i < take; i++) {
                    Words.LONG.set(out, at + (i << 3), step[i]);
                }
            } else {
                for (int i = 0; i < take; i++) {
                    Words.INT.set(out, at + (i << 2), (int) step[i]);
                }
            }
            if (converter != null) {
                converter.convert(physical, 0, take, target, done * width);
            }
            done += take;
        }
    }
}

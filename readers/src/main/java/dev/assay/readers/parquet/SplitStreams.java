package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import org.jspecify.annotations.Nullable;

/** BYTE_STREAM_SPLIT: first the first bytes of all values, then their second bytes, and so on. */
final class SplitStreams extends FixedDecoder {
    private static final int STEP = 1024;

    private final Place place;
    private final int sourceWidth;
    private final int width;
    private final @Nullable FixedConverter converter;
    private byte[] physical = new byte[0];
    private byte[] bytes = new byte[0];
    private int from;
    private int count;
    private int next;

    /** @param converter null: values are taken as they are */
    SplitStreams(Place place, int sourceWidth, int width, @Nullable FixedConverter converter) {
        this.place = place;
        this.sourceWidth = sourceWidth;
        this.width = width;
        this.converter = converter;
    }

    @Override
    void start(Page page) throws DataException {
        int size = page.valuesEnd - page.valuesFrom;
        if (size % sourceWidth != 0) {
            throw place.damaged(
                    "split values of " + sourceWidth + " bytes in " + size + " bytes, which is no multiple of it");
        }
        bytes = page.bytes;
        from = page.valuesFrom;
        count = size / sourceWidth;
        next = 0;
    }

    @Override
    void read(int wanted, byte[] target) throws DataException {
        if (wanted > count - next) {
            throw place.damaged("the values end too early: " + wanted + " more are needed, but the page has "
                    + (count - next) + " left");
        }
        if (converter == null) {
            merge(wanted, target, 0);
            return;
        }
        if (physical.length == 0) {
            physical = new byte[STEP * sourceWidth + ChunkInput.SLACK];
        }
        for (int done = 0; done < wanted; ) {
            int take = Math.min(STEP, wanted - done);
            merge(take, physical, 0);
            converter.convert(physical, 0, take, target, done * width);
            done += take;
        }
    }

    @Override
    void checkEnd() throws DataException {
        Remains.check((count - next) * sourceWidth, place);
    }

    private void merge(int wanted, byte[] target, int at) {
        for (int b = 0; b < sourceWidth; b++) {
            int stream = from + b * count + next;
            int to = at + b;
            for (int i = 0; i < wanted; i++) {
                target[to] = bytes[stream + i];
                to += sourceWidth;
            }
        }
        next += wanted;
    }
}

package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import org.apache.arrow.memory.ArrowBuf;
import org.jspecify.annotations.Nullable;

/** PLAIN values of a fixed width. */
final class PlainFixed extends FixedDecoder {
    private final Place place;
    private final int sourceWidth;
    private final @Nullable FixedConverter converter;
    private byte[] bytes = new byte[0];
    private int position;
    private int end;

    /** @param converter null: values are taken as they are */
    PlainFixed(Place place, int sourceWidth, @Nullable FixedConverter converter) {
        this.place = place;
        this.sourceWidth = sourceWidth;
        this.converter = converter;
    }

    @Override
    void start(Page page) {
        start(page.bytes, page.valuesFrom, page.valuesEnd);
    }

    void start(byte[] source, int from, int to) {
        bytes = source;
        position = from;
        end = to;
    }

    @Override
    boolean copy(ArrowBuf target, long at, int count) throws DataException {
        if (converter != null) {
            return false;
        }
        int from = take(count);
        target.setBytes(at, bytes, from, (long) count * sourceWidth);
        return true;
    }

    @Override
    void read(int count, byte[] target) throws DataException {
        int from = take(count);
        if (converter == null) {
            System.arraycopy(bytes, from, target, 0, count * sourceWidth);
        } else {
            converter.convert(bytes, from, count, target, 0);
        }
    }

    @Override
    void checkEnd() throws DataException {
        Remains.check(end - position, place);
    }

    private int take(int count) throws DataException {
        long size = (long) count * sourceWidth;
        if (size > end - position) {
            throw place.damaged("the values end too early: " + count + " more of " + sourceWidth
                    + " bytes are needed, but the page has " + (end - position) + " bytes left");
        }
        int from = position;
        position += (int) size;
        return from;
    }
}

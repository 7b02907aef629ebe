package dev.assay.readers.parquet;

import dev.assay.data.DataException;

/** PLAIN byte arrays: each behind its length in four bytes. */
final class PlainByteArrays implements ByteValues {
    private final Place place;
    private byte[] bytes = new byte[0];
    private int position;
    private int end;

    PlainByteArrays(Place place) {
        this.place = place;
    }

    @Override
    public void start(Page page) {
        start(page.bytes, page.valuesFrom, page.valuesEnd);
    }

    void start(byte[] source, int from, int to) {
        bytes = source;
        position = from;
        end = to;
    }

    @Override
    public void checkEnd() throws DataException {
        Remains.check(end - position, place);
    }

    @Override
    public int read(int count, ByteSequences target, int maxBytes) throws DataException {
        byte[] source = bytes;
        int at = position;
        int done = 0;
        for (; done < count; done++) {
            if (end - at < 4) {
                throw place.damaged("the values end too early: " + (count - done) + " more are needed");
            }
            int length = (int) Words.INT.get(source, at);
            if (length < 0 || length > end - at - 4) {
                throw place.damaged(
                        "a value is said to have " + length + " bytes, but the page has " + (end - at - 4) + " left");
            }
            if (target.size() + (long) length > maxBytes && target.count() > 0) {
                break;
            }
            target.add(source, at + 4, length);
            at += 4 + length;
        }
        position = at;
        return done;
    }
}

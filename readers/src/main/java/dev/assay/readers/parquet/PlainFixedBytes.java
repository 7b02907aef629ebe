package dev.assay.readers.parquet;

import dev.assay.data.DataException;

/** PLAIN byte arrays of one length, as sequences. */
final class PlainFixedBytes implements ByteValues {
    private final Place place;
    private final int length;
    private byte[] bytes = new byte[0];
    private int position;
    private int end;

    PlainFixedBytes(Place place, int length) {
        this.place = place;
        this.length = length;
    }

    @Override
    public void start(Page page) {
        bytes = page.bytes;
        position = page.valuesFrom;
        end = page.valuesEnd;
    }

    @Override
    public void checkEnd() throws DataException {
        Remains.check(end - position, place);
    }

    @Override
    public int read(int count, ByteSequences target, int maxBytes) throws DataException {
        int done = 0;
        for (; done < count; done++) {
            if (length > end - position) {
                throw place.damaged("the values end too early: " + (count - done) + " more of " + length
                        + " bytes are needed, but the page has " + (end - position) + " bytes left");
            }
            if (target.size() + (long) length > maxBytes && target.count() > 0) {
                break;
            }
            target.add(bytes, position, length);
            position += length;
        }
        return done;
    }
}

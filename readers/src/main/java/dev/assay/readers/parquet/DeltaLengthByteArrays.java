package dev.assay.readers.parquet;

import dev.assay.data.DataException;

/** DELTA_LENGTH_BYTE_ARRAY: all lengths, delta-encoded, then all bytes. */
final class DeltaLengthByteArrays implements ByteValues {
    private static final int STEP = 1024;

    private final Place place;
    private final DeltaNumbers lengths;
    private final long[] step = new long[STEP];
    private int next;
    private int known;
    private byte[] bytes = new byte[0];
    private int position;
    private int end;

    DeltaLengthByteArrays(Place place) {
        this.place = place;
        this.lengths = new DeltaNumbers(place);
    }

    @Override
    public void start(Page page) throws DataException {
        start(page.bytes, page.valuesFrom, page.valuesEnd);
    }

    void start(byte[] source, int from, int to) throws DataException {
        lengths.start(source, from, to);
        bytes = source;
        position = lengths.findEnd();
        end = to;
        next = 0;
        known = 0;
    }

    /** Length of the next value; {@code wanted} values, this one included, are still to be read. */
    int length(int wanted) throws DataException {
        if (next == known) {
            known = Math.min(STEP, wanted);
            next = 0;
            lengths.read(step, 0, known);
        }
        // An INT32 by nature.
        int length = (int) step[next];
        if (length < 0 || length > end - position) {
            throw place.damaged(
                    "a value is said to have " + length + " bytes, but the page has " + (end - position) + " left");
        }
        return length;
    }

    /** The array that holds the values. */
    byte[] bytes() {
        return bytes;
    }

    /** Where the next value begins. */
    int position() {
        return position;
    }

    /** Steps over the next value. */
    void advance(int length) {
        position += length;
        next++;
    }

    @Override
    public void checkEnd() throws DataException {
        lengths.checkEnd();
        Remains.check(end - position, place);
    }

    @Override
    public int read(int count, ByteSequences target, int maxBytes) throws DataException {
        for (int done = 0; done < count; done++) {
            int length = length(count - done);
            if (target.size() + (long) length > maxBytes && target.count() > 0) {
                return done;
            }
            target.add(bytes, position, length);
            advance(length);
        }
        return count;
    }
}

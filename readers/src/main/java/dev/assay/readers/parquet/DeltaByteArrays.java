package dev.assay.readers.parquet;

import dev.assay.data.DataException;

/**
 * DELTA_BYTE_ARRAY: each value is the beginning of the one before and a suffix. The lengths of the beginnings come first, delta-encoded,
 * then the suffixes as DELTA_LENGTH_BYTE_ARRAY. A small page can stand for much more than it holds, so the limit on the bytes is checked
 * before every value.
 */
final class DeltaByteArrays implements ByteValues {
    private static final int STEP = 1024;

    private final Place place;
    private final String where;
    private final DeltaNumbers prefixes;
    private final DeltaLengthByteArrays suffixes;
    private final long[] step = new long[STEP];
    private int next;
    private int known;
    private byte[] previous = new byte[0];
    private int previousLength;

    DeltaByteArrays(Place place, String where) {
        this.place = place;
        this.where = where;
        this.prefixes = new DeltaNumbers(place);
        this.suffixes = new DeltaLengthByteArrays(place);
    }

    @Override
    public void start(Page page) throws DataException {
        prefixes.start(page.bytes, page.valuesFrom, page.valuesEnd);
        suffixes.start(page.bytes, prefixes.findEnd(), page.valuesEnd);
        next = 0;
        known = 0;
        previousLength = 0;
    }

    @Override
    public void checkEnd() throws DataException {
        prefixes.checkEnd();
        suffixes.checkEnd();
    }

    @Override
    public int read(int count, ByteSequences target, int maxBytes) throws DataException {
        for (int done = 0; done < count; done++) {
            if (next == known) {
                known = Math.min(STEP, count - done);
                next = 0;
                prefixes.read(step, 0, known);
            }
            int prefix = (int) step[next];
            if (prefix < 0 || prefix > previousLength) {
                throw place.damaged("a value is said to share " + prefix + " bytes with the one before, which has "
                        + previousLength);
            }
            int suffix = suffixes.length(count - done);
            long length = (long) prefix + suffix;
            if (target.size() + length > maxBytes && target.count() > 0) {
                return done;
            }
            if (length > SequenceColumn.MAX_BYTES * 8L) {
                throw place.damaged("a value of " + length + " bytes");
            }
            append(prefix, suffix, target);
            next++;
        }
        return count;
    }

    private void append(int prefix, int suffix, ByteSequences target) throws DataException {
        int length = prefix + suffix;
        int at = target.begin(length);
        System.arraycopy(previous, 0, target.bytes, at, prefix);
        System.arraycopy(suffixes.bytes(), suffixes.position(), target.bytes, at + prefix, suffix);
        target.end(length);
        suffixes.advance(suffix);
        if (previous.length < length) {
            previous = java.util.Arrays.copyOf(previous, Math.max(length, 2 * previous.length));
        }
        System.arraycopy(target.bytes, at + prefix, previous, prefix, suffix);
        previousLength = length;
    }
}

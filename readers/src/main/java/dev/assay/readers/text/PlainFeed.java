package dev.assay.readers.text;

import dev.assay.data.DataException;
import dev.assay.readers.io.FileSource;
import dev.assay.readers.io.RandomInput;
import dev.assay.readers.io.ReadAhead;

/** A range of a file as it is stored. */
final class PlainFeed implements ByteFeed {
    private final RandomInput input;
    private final long from;
    private final long to;
    private long position;

    private PlainFeed(RandomInput input, long from, long to) {
        this.input = input;
        this.from = from;
        this.to = to;
        this.position = from;
    }

    static PlainFeed open(FileSource file, long from, long to) throws DataException {
        return new PlainFeed(ReadAhead.open(file, from, to), from, to);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws DataException {
        if (position >= to) {
            return -1;
        }
        int count = (int) Math.min(length, to - position);
        input.readFully(position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public long storedBytes() {
        return position - from;
    }

    @Override
    public void close() {
        input.close();
    }
}

package dev.assay.readers.io;

import dev.assay.data.DataException;
import dev.assay.data.Prefetch;
import java.util.List;

/**
 * Reads a part of a remote file from its start to its end. A request takes as long as megabytes of data, so that small reads take a block with
 * them, and the next block is on its way while this one is used.
 */
public final class ReadAhead implements RandomInput {
    private static final int BLOCK = 4 << 20;

    private final FileSource file;
    private final RandomInput input;
    private final long to;
    private byte[] block = new byte[0];
    private long blockFrom;
    private int blockLength;
    private Prefetch ahead = Prefetch.NOTHING;

    private ReadAhead(FileSource file, RandomInput input, long to) {
        this.file = file;
        this.input = input;
        this.to = to;
    }

    /** Opens a file for reading bytes {@code from} to {@code to} in order; a local file, which reads ahead on its own, as it is. */
    public static RandomInput open(FileSource file, long from, long to) throws DataException {
        if (!file.isRemote()) {
            return file.open();
        }
        ReadAhead reading = new ReadAhead(file, file.open(), to);
        reading.fetch(from);
        return reading;
    }

    @Override
    public void readFully(long position, byte[] target, int offset, int length) throws DataException {
        int done = 0;
        while (done < length) {
            long at = position + done;
            if (at < blockFrom || at >= blockFrom + blockLength) {
                if (length - done >= BLOCK || at >= to) {
                    input.readFully(at, target, offset + done, length - done);
                    return;
                }
                load(at);
            }
            int from = (int) (at - blockFrom);
            int take = Math.min(length - done, blockLength - from);
            System.arraycopy(block, from, target, offset + done, take);
            done += take;
        }
    }

    private void load(long position) throws DataException {
        int size = (int) Math.min(BLOCK, to - position);
        if (block.length < size) {
            block = new byte[size];
        }
        blockLength = 0;
        input.readFully(position, block, 0, size);
        blockFrom = position;
        blockLength = size;
        fetch(position + size);
    }

    private void fetch(long next) {
        ahead.close();
        ahead = next < to ? file.prefetch(List.of(new ByteRange(next, Math.min(to, next + BLOCK)))) : Prefetch.NOTHING;
    }

    @Override
    public void close() {
        ahead.close();
        ahead = Prefetch.NOTHING;
        block = new byte[0];
        blockLength = 0;
        input.close();
    }
}

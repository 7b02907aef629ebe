package dev.assay.readers.text;

import dev.assay.data.DataException;

/** Bytes of a text in order, decompressed. Not thread-safe; closed by whoever opened it. */
public interface ByteFeed extends AutoCloseable {
    /**
     * Reads at least one byte.
     *
     * @return how many; -1 at the end
     * @throws DataException if the file fails, or its compression is damaged; names the file and the offset in it
     */
    int read(byte[] target, int offset, int length) throws DataException;

    /** Bytes taken from the file so far, as stored. */
    long storedBytes();

    @Override
    void close();
}

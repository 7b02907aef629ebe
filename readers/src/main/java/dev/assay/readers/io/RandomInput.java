package dev.assay.readers.io;

import dev.assay.data.DataException;

/** An open file. Not thread-safe. Reads go into heap arrays; nothing is memory-mapped, because a file that shrinks would kill the JVM. */
public interface RandomInput extends AutoCloseable {
    /**
     * Reads exactly {@code length} bytes from a position.
     *
     * @throws DataException if the file ends before, fails, or is no longer the one that was listed; the message names file and offset
     */
    void readFully(long position, byte[] target, int offset, int length) throws DataException;

    @Override
    void close();
}

package dev.assay.readers.io;

import dev.assay.data.DataException;
import java.io.IOException;
import java.io.RandomAccessFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What inputs over a {@link RandomAccessFile} share. */
final class Reads {
    private static final Logger LOG = LoggerFactory.getLogger(Reads.class);

    /** Most bytes per call: the JDK copies each call through native memory of that size. */
    private static final int CHUNK = 1 << 20;

    private Reads() {}

    static void checkRange(String name, long position, int count, long length) throws DataException {
        if (position < 0 || count < 0 || position > length - count) {
            throw new DataException(name + ": " + count + " bytes wanted at offset " + position + ", but the file has "
                    + length + " bytes");
        }
    }

    static void readFully(RandomAccessFile file, String name, long position, byte[] target, int offset, int length)
            throws DataException {
        int done = 0;
        try {
            file.seek(position);
            while (done < length) {
                int count = file.read(target, offset + done, Math.min(CHUNK, length - done));
                if (count < 0) {
                    throw new DataException(name + ": ends at offset " + (position + done) + ", where "
                            + (length - done) + " more bytes were expected");
                }
                done += count;
            }
        } catch (DataException e) {
            throw e;
        } catch (IOException e) {
            throw new DataException(
                    name + ": reading failed at offset " + (position + done) + ": " + LocalFile.reason(e), e);
        }
    }

    static void close(RandomAccessFile file) {
        try {
            file.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost; a caller could do no more than this.
            LOG.debug("closing a file failed", e);
        }
    }
}

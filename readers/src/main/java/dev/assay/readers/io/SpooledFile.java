package dev.assay.readers.io;

import dev.assay.data.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a stream, kept so that they can be read again and by position. Up to 8 MB stay on the heap; more go to a temporary file
 * that only its owner may read and that has no name any more once it is open: nothing is left behind, however the process ends. (Where
 * an open file cannot be deleted, as on Windows, it is deleted when the JVM exits.) The disk space is freed when this object is
 * collected.
 */
public final class SpooledFile implements FileSource {
    private static final int ON_HEAP = 8 << 20;

    private final String name;
    private final byte[] head;
    private final @Nullable RandomAccessFile file;
    private final long length;
    private final Instant modified = Instant.now();

    private SpooledFile(String name, byte[] head, @Nullable RandomAccessFile file, long length) {
        this.name = name;
        this.head = head;
        this.file = file;
        this.length = length;
    }

    /**
     * Reads a stream to its end. The stream is not closed.
     *
     * @param name what to call it in messages
     * @throws DataException if the stream fails or there is no room for a temporary file
     */
    public static SpooledFile of(InputStream stream, String name) throws DataException {
        return of(stream, name, ON_HEAP);
    }

    static SpooledFile of(InputStream stream, String name, int onHeap) throws DataException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 << 10];
        try {
            int count = stream.read(buffer);
            while (count >= 0 && head.size() + count <= onHeap) {
                head.write(buffer, 0, count);
                count = stream.read(buffer);
            }
            if (count < 0) {
                byte[] all = head.toByteArray();
                return new SpooledFile(name, all, null, all.length);
            }
            return toDisk(stream, name, head, buffer, count);
        } catch (DataException e) {
            throw e;
        } catch (IOException e) {
            throw new DataException(name + ": reading failed: " + LocalFile.reason(e), e);
        }
    }

    private static SpooledFile toDisk(
            InputStream stream, String name, ByteArrayOutputStream head, byte[] buffer, int firstCount)
            throws IOException {
        RandomAccessFile file = temporaryFile(name);
        long length = 0;
        try {
            length = write(file, name, head.toByteArray(), head.size(), length);
            for (int count = firstCount; count >= 0; count = stream.read(buffer)) {
                length = write(file, name, buffer, count, length);
            }
            return new SpooledFile(name, new byte[0], file, length);
        } catch (IOException | RuntimeException | Error e) {
            Reads.close(file);
            throw e;
        }
    }

    private static RandomAccessFile temporaryFile(String name) throws DataException {
        String directory = System.getProperty("java.io.tmpdir");
        try {
            // Created with mode 0600 where modes exist.
            Path path = Files.createTempFile("assay-", ".spool");
            RandomAccessFile file;
            try {
                file = new RandomAccessFile(path.toFile(), "rw");
            } catch (IOException e) {
                Files.deleteIfExists(path);
                throw e;
            }
            try {
                Files.delete(path);
            } catch (IOException e) {
                path.toFile().deleteOnExit();
            }
            return file;
        } catch (IOException e) {
            throw new DataException(
                    name + ": cannot make a temporary file in " + directory + ": " + LocalFile.reason(e)
                            + "; set -Djava.io.tmpdir to a directory with room for the input",
                    e);
        }
    }

    private static long write(RandomAccessFile file, String name, byte[] bytes, int count, long length)
            throws DataException {
        try {
            file.write(bytes, 0, count);
            return length + count;
        } catch (IOException e) {
            throw new DataException(
                    name + ": cannot write byte " + length + " of the input to a temporary file in "
                            + System.getProperty("java.io.tmpdir") + ": " + LocalFile.reason(e)
                            + "; set -Djava.io.tmpdir to a directory with room for the input",
                    e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    /** There is no file that could be found again: the name. */
    @Override
    public String uri() {
        return name;
    }

    @Override
    public long length() {
        return length;
    }

    /** When the stream was read. */
    @Override
    public Instant modified() {
        return modified;
    }

    @Override
    public RandomInput open() {
        return new RandomInput() {
            @Override
            public void readFully(long position, byte[] target, int offset, int count) throws DataException {
                Reads.checkRange(name, position, count, length);
                RandomAccessFile spooled = file;
                if (spooled == null) {
                    System.arraycopy(head, (int) position, target, offset, count);
                } else {
                    // One position for all threads.
                    synchronized (spooled) {
                        Reads.readFully(spooled, name, position, target, offset, count);
                    }
                }
            }

            @Override
            public void close() {
                // The file is shared and lives as long as this source.
            }
        };
    }

    @Override
    public String toString() {
        return name;
    }
}

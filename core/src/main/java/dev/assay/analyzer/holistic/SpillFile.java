package dev.assay.analyzer.holistic;

import dev.assay.data.LimitException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What of a table does not fit into memory: a temporary file, readable by its owner only, that is gone when it is closed or the process
 * ends. It holds fingerprints, which mean nothing outside of the evaluation. Thread-safe.
 */
final class SpillFile implements AutoCloseable {
    private final String columns;
    private final AtomicLong size = new AtomicLong();
    private @Nullable FileChannel channel;

    /** @param columns names of the key's columns, for messages */
    SpillFile(String columns) {
        this.columns = columns;
    }

    /** Appends bytes and returns where they begin. */
    long write(byte[] bytes, int length) throws LimitException {
        long at = size.getAndAdd(length);
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
            while (buffer.hasRemaining()) {
                open().write(buffer, at + buffer.position());
            }
            return at;
        } catch (IOException e) {
            throw failed("written", e);
        }
    }

    /** Reads bytes that were written. */
    void read(long at, byte[] bytes, int length) throws LimitException {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
            while (buffer.hasRemaining()) {
                if (open().read(buffer, at + buffer.position()) < 0) {
                    throw new IOException("it ends too early");
                }
            }
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    /** Bytes written so far. */
    long size() {
        return size.get();
    }

    private synchronized FileChannel open() throws IOException {
        FileChannel current = channel;
        if (current == null) {
            Path path = Files.createTempFile("assay-", ".spill");
            current = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            channel = current;
        }
        return current;
    }

    private LimitException failed(String what, IOException e) {
        return new LimitException(
                "counting the values of " + columns + " needs more memory than is allowed, and its temporary file in "
                        + System.getProperty("java.io.tmpdir") + " cannot be " + what + ": " + e.getMessage()
                        + "; raise the limit with --memory, or name another folder with -Djava.io.tmpdir",
                e);
    }

    @Override
    public synchronized void close() {
        FileChannel current = channel;
        channel = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                // Nothing is read from it any more, and the system removes it with the process.
                size.set(0);
            }
        }
    }
}

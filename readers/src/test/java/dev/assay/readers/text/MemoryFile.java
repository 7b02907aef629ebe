package dev.assay.readers.text;

import dev.assay.data.DataException;
import dev.assay.readers.io.FileSource;
import dev.assay.readers.io.RandomInput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Bytes that pass for a file. */
public record MemoryFile(String name, byte[] bytes) implements FileSource {
    /** A text. */
    public static MemoryFile of(String name, String text) {
        return new MemoryFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String uri() {
        return "memory:" + name;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public Instant modified() {
        return Instant.EPOCH;
    }

    @Override
    public RandomInput open() {
        return new RandomInput() {
            @Override
            public void readFully(long position, byte[] target, int offset, int length) throws DataException {
                if (position < 0 || position + length > bytes.length) {
                    throw new DataException(name + ": read beyond the end");
                }
                System.arraycopy(bytes, (int) position, target, offset, length);
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}

package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import dev.assay.readers.io.FileSource;
import dev.assay.readers.io.RandomInput;
import java.time.Instant;

/** A file on the heap. */
record BytesFile(String name, byte[] bytes) implements FileSource {
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
                if (position < 0 || length < 0 || position > bytes.length - length) {
                    throw new DataException(
                            name + ": " + length + " bytes wanted at offset " + position + " of " + bytes.length);
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

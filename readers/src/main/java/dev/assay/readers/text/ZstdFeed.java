package dev.assay.readers.text;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.assay.data.DataException;
import dev.assay.readers.io.FileSource;
import java.io.IOException;
import java.io.InputStream;

/**
 * The content of a Zstandard file, all frames, checksums verified. The native library decodes; where it cannot be loaded, aircompressor
 * does, which takes windows of up to 8 MB only.
 */
final class ZstdFeed implements ByteFeed {
    private final String name;
    private final ByteFeed source;
    private final Stored stored;
    private final InputStream decoder;

    private ZstdFeed(String name, ByteFeed source) throws IOException {
        this.name = name;
        this.source = source;
        this.stored = new Stored(source);
        this.decoder = decoder(stored);
    }

    static ZstdFeed open(FileSource file) throws DataException {
        ByteFeed source = PlainFeed.open(file, 0, file.length());
        try {
            return new ZstdFeed(file.name(), source);
        } catch (IOException e) {
            source.close();
            throw new DataException(file.name() + ": cannot decompress Zstandard data: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            source.close();
            throw e;
        }
    }

    private static InputStream decoder(InputStream stored) throws IOException {
        try {
            return new ZstdInputStreamNoFinalizer(stored);
        } catch (LinkageError e) {
            // No native library for this machine, or no directory that libraries can be loaded from.
            return new io.airlift.compress.zstd.ZstdInputStream(stored);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws DataException {
        int count;
        try {
            count = decoder.read(target, offset, length);
        } catch (DataException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new DataException(
                    name + ": " + (stored.ended && !stored.frames.complete() ? cut() : "damaged Zstandard data before ")
                            + "byte offset " + source.storedBytes() + ": " + e.getMessage(),
                    e);
        }
        if (count > 0) {
            return count;
        }
        if (!stored.frames.complete()) {
            throw new DataException(name + ": " + cut() + "byte offset " + source.storedBytes()
                    + "; it was cut, by a broken download for example");
        }
        if (source.storedBytes() == 0) {
            throw new DataException(name + ": is empty, but a Zstandard file has at least 9 bytes");
        }
        return -1;
    }

    private static String cut() {
        return "the file ends within Zstandard data at ";
    }

    @Override
    public long storedBytes() {
        return source.storedBytes();
    }

    @Override
    public void close() {
        try {
            decoder.close();
        } catch (IOException e) {
            throw new IllegalStateException("closing a decoder in memory failed", e);
        } finally {
            source.close();
        }
    }

    /** The stored bytes as the decoders want them. */
    private static final class Stored extends InputStream {
        private final ByteFeed source;
        private final ZstdFrames frames = new ZstdFrames();
        private final byte[] one = new byte[1];
        private boolean ended;

        Stored(ByteFeed source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int count = source.read(target, offset, length);
            if (count > 0) {
                frames.see(target, offset, offset + count);
            } else {
                ended = true;
            }
            return count;
        }
    }
}

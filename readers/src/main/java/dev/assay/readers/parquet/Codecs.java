package dev.assay.readers.parquet;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;
import org.brotli.dec.BrotliInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decompression of pages on heap arrays. */
final class Codecs {
    private static final Logger LOG = LoggerFactory.getLogger(Codecs.class);

    private Codecs() {}

    /** One codec. Not thread-safe. */
    interface Decompressor {
        /**
         * Decompresses into {@code target}, at most {@code targetLength} bytes.
         *
         * @return how many bytes came out; more than {@code targetLength} means that there would be more
         * @throws IOException or any {@link RuntimeException} if the bytes are damaged
         */
        int decompress(byte[] source, int from, int length, byte[] target, int targetFrom, int targetLength)
                throws IOException;
    }

    /** The decompressor of a codec; null for one that does not change the bytes. */
    static Decompressor of(CompressionCodec codec) {
        switch (codec) {
            case SNAPPY:
                return new SnappyDecompressor()::decompress;
            case GZIP:
                return Codecs::gzip;
            case ZSTD:
                return NativeZstd.AVAILABLE ? Codecs::nativeZstd : new ZstdDecompressor()::decompress;
            case LZ4_RAW:
                return new Lz4Decompressor()::decompress;
            case LZ4:
                return new HadoopLz4();
            case BROTLI:
                return Codecs::brotli;
            default:
                throw new IllegalArgumentException("codec " + codec);
        }
    }

    /** Whether zstd-jni's native library can be loaded. */
    static boolean nativeZstdAvailable() {
        return NativeZstd.AVAILABLE;
    }

    private static int gzip(byte[] source, int from, int length, byte[] target, int targetFrom, int targetLength)
            throws IOException {
        // Reads all members, one after the other.
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(source, from, length), 4096)) {
            return readAll(stream, target, targetFrom, targetLength);
        }
    }

    private static int brotli(byte[] source, int from, int length, byte[] target, int targetFrom, int targetLength)
            throws IOException {
        try (InputStream stream = new BrotliInputStream(new ByteArrayInputStream(source, from, length))) {
            return readAll(stream, target, targetFrom, targetLength);
        }
    }

    private static int readAll(InputStream stream, byte[] target, int from, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int count = stream.read(target, from + done, length - done);
            if (count < 0) {
                return done;
            }
            done += count;
        }
        return stream.read() < 0 ? done : done + 1;
    }

    private static int nativeZstd(byte[] source, int from, int length, byte[] target, int targetFrom, int targetLength)
            throws IOException {
        long count = Zstd.decompressByteArray(target, targetFrom, targetLength, source, from, length);
        if (Zstd.isError(count)) {
            throw new IOException(Zstd.getErrorName(count));
        }
        return (int) count;
    }

    /** Whether the native library can be loaded; found out on first use. */
    private static final class NativeZstd {
        static final boolean AVAILABLE = load();

        private NativeZstd() {}

        private static boolean load() {
            try {
                return !Zstd.isError(Zstd.compressBound(1));
            } catch (LinkageError | RuntimeException e) {
                LOG.debug("zstd-jni cannot be loaded, decompressing in Java", e);
                return false;
            }
        }
    }

    /**
     * The codec LZ4 of the format, which is not one thing: Hadoop's framing (both lengths, big-endian, before every block, and several
     * of them), or a bare block as some writers have it. The framing is taken if its lengths fit.
     */
    private static final class HadoopLz4 implements Decompressor {
        private static final int PREFIX = 8;

        private final Lz4Decompressor block = new Lz4Decompressor();

        @Override
        public int decompress(byte[] source, int from, int length, byte[] target, int targetFrom, int targetLength) {
            int framed = framedSize(source, from, length);
            if (framed < 0) {
                return block.decompress(source, from, length, target, targetFrom, targetLength);
            }
            if (framed != targetLength) {
                return framed;
            }
            int position = from;
            int done = 0;
            while (position < from + length) {
                int size = bigEndian(source, position);
                int compressed = bigEndian(source, position + 4);
                position += PREFIX;
                int count = block.decompress(source, position, compressed, target, targetFrom + done, size);
                if (count != size) {
                    throw new IllegalStateException("a block has " + count + " bytes instead of " + size);
                }
                done += count;
                position += compressed;
            }
            return done;
        }

        /** The sum of the announced sizes, or -1 if these bytes are not framed. */
        private static int framedSize(byte[] source, int from, int length) {
            long size = 0;
            long position = from;
            long end = (long) from + length;
            while (position < end) {
                if (end - position < PREFIX) {
                    return -1;
                }
                int uncompressed = bigEndian(source, (int) position);
                int compressed = bigEndian(source, (int) position + 4);
                position += PREFIX + (long) compressed;
                size += uncompressed;
                if (uncompressed < 0 || compressed < 0 || position > end || size > Integer.MAX_VALUE) {
                    return -1;
                }
            }
            return (int) size;
        }

        private static int bigEndian(byte[] bytes, int at) {
            return (bytes[at] & 0xFF) << 24
                    | (bytes[at + 1] & 0xFF) << 16
                    | (bytes[at + 2] & 0xFF) << 8
                    | bytes[at + 3] & 0xFF;
        }
    }
}

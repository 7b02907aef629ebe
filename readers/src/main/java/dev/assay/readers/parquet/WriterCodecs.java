package dev.assay.readers.parquet;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.Compressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compression for the writer, without Hadoop's codecs. */
final class WriterCodecs implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        switch (codec) {
            case UNCOMPRESSED:
                return new PageCompressor(codec, bytes -> bytes);
            case SNAPPY:
                return new PageCompressor(codec, block(new SnappyCompressor()));
            case LZ4_RAW:
                return new PageCompressor(codec, block(new Lz4Compressor()));
            case ZSTD:
                return new PageCompressor(
                        codec, Codecs.nativeZstdAvailable() ? Zstd::compress : block(new ZstdCompressor()));
            case GZIP:
                return new PageCompressor(codec, WriterCodecs::gzip);
            default:
                throw new IllegalArgumentException("codec " + codec);
        }
    }

    private static Transformation block(Compressor compressor) {
        return bytes -> {
            byte[] compressed = new byte[compressor.maxCompressedLength(bytes.length)];
            int length = compressor.compress(bytes, 0, bytes.length, compressed, 0, compressed.length);
            return java.util.Arrays.copyOf(compressed, length);
        };
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(compressed)) {
            stream.write(bytes);
        }
        return compressed.toByteArray();
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("only for writing");
    }

    @Override
    public void release() {
        // Nothing is held.
    }

    private interface Transformation {
        byte[] apply(byte[] bytes) throws IOException;
    }

    private static final class PageCompressor implements BytesInputCompressor {
        private final CompressionCodecName codec;
        private final Transformation transformation;

        PageCompressor(CompressionCodecName codec, Transformation transformation) {
            this.codec = codec;
            this.transformation = transformation;
        }

        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            ByteArrayOutputStream raw = new ByteArrayOutputStream((int) bytes.size());
            bytes.writeAllTo(raw);
            return BytesInput.from(transformation.apply(raw.toByteArray()));
        }

        @Override
        public CompressionCodecName getCodecName() {
            return codec;
        }

        @Override
        public void release() {
            // Nothing is held.
        }
    }
}

package dev.assay.readers.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.codec.digest.XXHash32;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream.BlockSize;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Lz4FrameTest {
    /** Repetitive enough to have matches of all distances, long ones too. */
    private static byte[] content(int length) {
        Random random = new Random(length);
        byte[] content = new byte[length];
        int at = 0;
        while (at < length) {
            int count = Math.min(length - at, 1 + random.nextInt(500));
            if (at > 0 && random.nextInt(3) > 0) {
                int distance = 1 + random.nextInt(Math.min(at, 65_535));
                for (int i = 0; i < count; i++, at++) {
                    content[at] = content[at - distance];
                }
            } else {
                for (int i = 0; i < count; i++) {
                    content[at++] = (byte) random.nextInt();
                }
            }
        }
        return content;
    }

    private static byte[] compress(byte[] content, Parameters parameters) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream stream = new FramedLZ4CompressorOutputStream(bytes, parameters)) {
            stream.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] decompress(byte[] frame) throws IOException {
        return new Lz4Frame(new ByteArrayInputStream(frame), frame.length, 1 << 20).readAllBytes();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 65_535, 65_536, 65_537, 300_000})
    void decompressesWhatAnotherImplementationCompressed(int length) throws Exception {
        byte[] content = content(length);
        for (boolean dependent : new boolean[] {false, true}) {
            for (BlockSize size : new BlockSize[] {BlockSize.K64, BlockSize.K256}) {
                if (dependent && size == BlockSize.K256) {
                    // That writer's own reader rejects what it makes of these.
                    continue;
                }
                byte[] frame = compress(content, new Parameters(size, true, true, dependent));
                assertThat(decompress(frame)).isEqualTo(content);
            }
        }
    }

    @Test
    void noticesEveryFlippedBitOfAFrameWithChecksums() throws Exception {
        byte[] content = content(300);
        byte[] frame = compress(content, new Parameters(BlockSize.K64, true, true, false));
        for (int bit = 0; bit < frame.length * 8; bit++) {
            byte[] damaged = frame.clone();
            damaged[bit >> 3] ^= (byte) (1 << (bit & 7));
            assertThatThrownBy(() -> decompress(damaged)).as("bit %d", bit).isInstanceOf(IOException.class);
        }
    }

    @Test
    void survivesFlippedBytesWithoutChecksums() throws Exception {
        byte[] content = content(2_000);
        byte[] frame = compress(content, new Parameters(BlockSize.K64, false, false, true));
        int decompressed = 0;
        for (int at = 0; at < frame.length; at++) {
            byte[] damaged = frame.clone();
            damaged[at] ^= (byte) 0xA5;
            try {
                assertThat(decompress(damaged).length).isLessThanOrEqualTo(65_536);
                decompressed++;
            } catch (IOException e) {
                assertThat(e).hasMessageMatching("(?s).*(LZ4).*");
            }
        }
        assertThat(decompressed).isPositive();
    }

    @Test
    void noticesACutFrame() throws Exception {
        byte[] frame = compress(content(1_000), new Parameters(BlockSize.K64, true, false, false));
        for (int length = 0; length < frame.length; length++) {
            byte[] cut = Arrays.copyOf(frame, length);
            assertThatThrownBy(() -> decompress(cut)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void hashesAsAnotherImplementationDoes() {
        for (int length = 0; length < 100; length++) {
            byte[] bytes = content(length);
            XXHash32 other = new XXHash32();
            other.update(bytes, 0, length);
            assertThat(Xxh32.of(bytes, 0, length)).isEqualTo((int) other.getValue());
            Xxh32 pieces = new Xxh32();
            for (int from = 0; from < length; from += 7) {
                pieces.add(bytes, from, Math.min(7, length - from));
            }
            assertThat(pieces.value()).isEqualTo((int) other.getValue());
        }
    }
}

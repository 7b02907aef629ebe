package dev.assay.readers.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.DataException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RunDecoderTest {
    /** Packed bit by bit, read in pieces that begin anywhere in a group. */
    @Property(tries = 300)
    void readsPackedValuesOfEveryWidth(@ForAll @IntRange(min = 1, max = 32) int width, @ForAll long seed)
            throws DataException {
        SplittableRandom random = new SplittableRandom(seed);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int runs = random.nextInt(1, 5);
        int[] expected = new int[0];
        for (int run = 0; run < runs; run++) {
            int groups = random.nextInt(1, 40);
            int[] values = new int[groups * 8];
            Arrays.setAll(values, i -> (int) (random.nextLong() & (1L << width) - 1));
            varint(bytes, (long) groups << 1 | 1);
            pack(bytes, values, width);
            int from = expected.length;
            expected = Arrays.copyOf(expected, from + values.length);
            System.arraycopy(values, 0, expected, from, values.length);
        }
        int length = bytes.size();
        byte[] source = Arrays.copyOf(bytes.toByteArray(), length + ChunkInput.SLACK);
        RunDecoder decoder = new RunDecoder(() -> "here", "values");
        decoder.start(source, 0, length, width);
        int[] actual = new int[expected.length];
        for (int at = 0; at < actual.length; ) {
            int take = Math.min(actual.length - at, random.nextInt(1, 60));
            decoder.read(actual, at, take);
            at += take;
        }
        decoder.checkEnd();
        assertThat(actual).isEqualTo(expected);
    }

    private static void varint(ByteArrayOutputStream bytes, long value) {
        long rest = value;
        while (rest > 127) {
            bytes.write((int) (rest & 127 | 128));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    private static void pack(ByteArrayOutputStream bytes, int[] values, int width) {
        byte[] packed = new byte[values.length * width / 8];
        for (int i = 0; i < values.length; i++) {
            for (int bit = 0; bit < width; bit++) {
                int at = i * width + bit;
                packed[at >> 3] |= (byte) ((values[i] >>> bit & 1) << (at & 7));
            }
        }
        bytes.writeBytes(packed);
    }
}

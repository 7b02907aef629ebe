package dev.assay.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.RootAllocator;

class BulkCopyTest {
    @Property(tries = 60)
    void copiesWhatOneValueAfterTheOtherWould(@ForAll @IntRange(max = 10_000) int count, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        try (RootAllocator allocator = new RootAllocator();
                ArrowBuf buffer = allocator.buffer(8L * count + 8)) {
            for (int i = 0; i < count; i++) {
                buffer.setLong(8L * i, random.nextLong());
            }
            int[] ints = new int[2 * count + 1];
            long[] longs = new long[count + 1];
            double[] doubles = new double[count + 1];
            BulkCopy.ints(buffer.memoryAddress(), 2 * count, ints);
            BulkCopy.longs(buffer.memoryAddress(), count, longs);
            BulkCopy.doubles(buffer.memoryAddress(), count, doubles);
            for (int i = 0; i < count; i++) {
                assertThat(longs[i]).isEqualTo(buffer.getLong(8L * i));
                assertThat(Double.doubleToRawLongBits(doubles[i])).isEqualTo(buffer.getLong(8L * i));
                assertThat(ints[2 * i]).isEqualTo(buffer.getInt(8L * i));
                assertThat(ints[2 * i + 1]).isEqualTo(buffer.getInt(8L * i + 4));
            }
            assertThat(ints[2 * count]).isZero();
            assertThat(longs[count]).isZero();
            assertThat(doubles[count]).isZero();
        }
    }
}

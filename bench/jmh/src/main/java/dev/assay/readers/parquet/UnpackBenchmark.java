package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Bit-packed dictionary indices; in the package of what it measures, which nobody else may see. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class UnpackBenchmark {
    private static final int COUNT = 4096;

    /** Bits per index. */
    @Param({"2", "4", "7", "12", "17"})
    public int width;

    private final int[] target = new int[COUNT];
    private final RunDecoder decoder = new RunDecoder(() -> "bench", "indices");
    private byte[] packed = new byte[0];

    /** One run of random bits. */
    @Setup
    public void pack() {
        int groups = COUNT / 8;
        int header = groups << 1 | 1;
        packed = new byte[2 + groups * width + ChunkInput.SLACK];
        new SplittableRandom(4).nextBytes(packed);
        packed[0] = (byte) (header & 127 | 128);
        packed[1] = (byte) (header >>> 7);
    }

    /** The kernel: several values from one load. */
    @Benchmark
    public int[] kernel() throws DataException {
        decoder.start(packed, 0, packed.length - ChunkInput.SLACK, width);
        decoder.read(target, 0, COUNT);
        return target;
    }

    /** The slow twin: a load for each value. */
    @Benchmark
    public int[] oneByOne() {
        long mask = (1L << width) - 1;
        long bit = 16;
        for (int i = 0; i < COUNT; i++, bit += width) {
            target[i] = (int) ((long) Words.LONG.get(packed, (int) (bit >>> 3)) >>> (bit & 7) & mask);
        }
        return target;
    }
}

package dev.assay.bench.jmh;

import dev.assay.internal.kernel.CentralMoments;
import dev.assay.internal.kernel.DoubleSum;
import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Sums with and without the care for lost digits. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SumBenchmark {
    private final double[] values = Values.doubles();

    /** The kernel: keeps what rounding loses. */
    @Benchmark
    public BigDecimal kernel() {
        DoubleSum sum = new DoubleSum();
        sum.take(values, 0, values.length);
        return sum.finiteSum();
    }

    /** A plain loop, whose last digits depend on the order. */
    @Benchmark
    public double plainLoop() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** The slow twin: exact. */
    @Benchmark
    public BigDecimal bigDecimals() {
        BigDecimal sum = BigDecimal.ZERO;
        for (double value : values) {
            sum = sum.add(new BigDecimal(value));
        }
        return sum;
    }

    /** Mean and deviation in one pass. */
    @Benchmark
    public double secondMoment() {
        CentralMoments moments = new CentralMoments(2);
        moments.take(values, 0, values.length);
        return moments.m2();
    }
}

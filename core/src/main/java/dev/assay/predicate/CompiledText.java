package dev.assay.predicate;

import dev.assay.data.ColumnStatistics;
import dev.assay.internal.limit.RuleLimitException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** A test on the values of a text column. Statistics decide it when all values are the same, or, sometimes, when none can be a member. */
class CompiledText implements Compiled {
    private final Supplier<? extends TextKernel> kernels;

    CompiledText(Supplier<? extends TextKernel> kernels) {
        this.kernels = kernels;
    }

    @Override
    public final PredicateKernel kernel() {
        return kernels.get();
    }

    @Override
    public final Verdict values(ColumnStatistics statistics) {
        Optional<byte[]> minimum = bytes(statistics.minimum());
        Optional<byte[]> maximum = bytes(statistics.maximum());
        if (minimum.isEmpty() || maximum.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        byte[] low = minimum.get();
        byte[] high = maximum.get();
        int order = Arrays.compareUnsigned(low, high);
        if (order > 0) {
            return Verdict.UNKNOWN;
        }
        if (order == 0 && statistics.exactBounds()) {
            try {
                return Verdict.of(kernels.get().accepts(low, 0, low.length));
            } catch (RuleLimitException e) {
                // Reading will say so, and where.
                return Verdict.UNKNOWN;
            }
        }
        return between(low, high);
    }

    /** What is known of values between two bounds, by unsigned bytes, ends included. */
    Verdict between(byte[] low, byte[] high) {
        return Verdict.UNKNOWN;
    }

    private static Optional<byte[]> bytes(Optional<ColumnStatistics.Bound> bound) {
        // A replacement character may stand for bytes that are no UTF-8, of which the order is not known.
        return bound.filter(known -> known.value() instanceof String text && text.indexOf('\uFFFD') < 0)
                .map(known -> known.value().toString().getBytes(StandardCharsets.UTF_8));
    }
}

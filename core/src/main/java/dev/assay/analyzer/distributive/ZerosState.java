package dev.assay.analyzer.distributive;

import dev.assay.analyzer.Basis;
import dev.assay.analyzer.State;
import dev.assay.metric.Metric;
import java.util.Optional;

/**
 * Zeros among values.
 *
 * @param present number of values
 * @param zeros those that are 0
 */
public record ZerosState(long present, long zeros) implements State<ZerosState> {
    static final ZerosState NOTHING = new ZerosState(0, 0);

    @Override
    public Optional<Basis> basis() {
        return Optional.of(Basis.ofValues(present));
    }

    @Override
    public ZerosState merge(ZerosState other) {
        return new ZerosState(Math.addExact(present, other.present), Math.addExact(zeros, other.zeros));
    }

    /** The number of zeros; 0 is a value, also of nothing. */
    public Metric count() {
        return Metric.count(zeros);
    }
}

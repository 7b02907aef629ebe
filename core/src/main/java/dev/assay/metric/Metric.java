package dev.assay.metric;

import java.util.OptionalLong;

/** The result of a measurement. "No data" is never 0 or NaN by accident. */
public sealed interface Metric permits Metric.Value, Metric.Undefined {
    /** A count, exact. */
    static Metric count(long count) {
        return new Value(count, OptionalLong.of(count));
    }

    /** A real number. */
    static Metric of(double value) {
        return new Value(value, OptionalLong.empty());
    }

    /** There was nothing to measure. */
    static Metric undefined() {
        return Undefined.NOTHING;
    }

    /**
     * A value; may be NaN or infinite.
     *
     * @param exact the same as an exact whole number; present for counts
     */
    record Value(double value, OptionalLong exact) implements Metric {}

    /** Nothing to measure: no rows, or only nulls. */
    record Undefined() implements Metric {
        static final Undefined NOTHING = new Undefined();
    }
}

package dev.assay.history;

import java.time.Instant;
import java.util.List;

/**
 * What one evaluation measured.
 *
 * @param context name of the evaluation; histories of different contexts have nothing to do with each other
 * @param at instant of the evaluation
 * @param values one per series
 */
public record Run(String context, Instant at, List<Value> values) {
    public Run {
        values = List.copyOf(values);
    }

    /**
     * One metric.
     *
     * @param value {@link Long} for counts, {@link Double} otherwise; finite
     * @param included whether it counts; a person can exclude a value that must not be learnt from
     */
    public record Value(Series series, Number value, boolean included) {}
}

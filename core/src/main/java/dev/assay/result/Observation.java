package dev.assay.result;

import dev.assay.metric.MetricKey;
import java.util.List;

/**
 * A metric that is outside of what its history predicts. It informs; no outcome and no score depends on it.
 *
 * @param description a sentence for people
 * @param metric what was measured
 * @param actual its value
 * @param expected what was predicted
 * @param lower the least value that would have been normal
 * @param upper the greatest value that would have been normal
 * @param newRules rules in DQDL that would have caught it
 */
public record Observation(
        String description,
        MetricKey metric,
        double actual,
        double expected,
        double lower,
        double upper,
        List<String> newRules) {
    public Observation {
        newRules = List.copyOf(newRules);
    }
}

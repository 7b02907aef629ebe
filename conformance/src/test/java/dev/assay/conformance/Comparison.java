package dev.assay.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.result.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One rule on one table, answered by both.
 *
 * @param rule its text
 * @param empty whether the table has no rows
 * @param nulls whether the table has nulls
 * @param special whether it has NaN
 * @param ours Assay's outcome
 * @param theirs Deequ's answer
 */
record Comparison(String rule, boolean empty, boolean nulls, boolean special, Outcome ours, JsonNode theirs) {
    private static final double TOLERANCE = 1e-9;

    /** What differs, in words; empty if nothing does. */
    Optional<String> difference() {
        if (theirs.has("error")) {
            return Optional.of("Deequ fails: " + theirs.get("error").asText());
        }
        boolean passed = theirs.get("passed").asBoolean();
        if (passed != ours.passed()) {
            return Optional.of("verdict: Assay " + ours.verdict() + " " + ours.metrics() + " "
                    + ours.message().orElse("")
                    + ", Deequ " + (passed ? "PASS" : "FAIL") + " " + theirMetrics() + " "
                    + theirs.get("reason").asText());
        }
        Map<String, Double> metrics = theirMetrics();
        Map<String, Double> own = new TreeMap<>();
        ours.metrics().forEach((key, value) -> own.put(key.toString(), value.doubleValue()));
        if (!metrics.keySet().equals(own.keySet())) {
            return Optional.of("metric names: Assay " + own.keySet() + ", Deequ " + metrics.keySet());
        }
        for (Map.Entry<String, Double> metric : own.entrySet()) {
            double a = metric.getValue();
            double b = metrics.getOrDefault(metric.getKey(), Double.NaN);
            if (Math.abs(a - b) > TOLERANCE * Math.max(1, Math.abs(a))) {
                return Optional.of("value of " + metric.getKey() + ": Assay " + a + ", Deequ " + b);
            }
        }
        return Optional.empty();
    }

    private Map<String, Double> theirMetrics() {
        Map<String, Double> metrics = new TreeMap<>();
        theirs.get("metrics").properties().forEach(metric -> {
            double value = Double.parseDouble(metric.getValue().asText());
            if (Double.isFinite(value)) {
                metrics.put(metric.getKey(), value);
            }
        });
        return metrics;
    }
}

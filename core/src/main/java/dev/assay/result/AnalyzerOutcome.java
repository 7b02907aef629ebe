package dev.assay.result;

import dev.assay.metric.MetricKey;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of one analyzer of the ruleset's Analyzers section.
 *
 * @param name {@code Analyzer_1}, ...
 * @param description its canonical text
 * @param message only on problems
 * @param metrics as in {@link Outcome#metrics()}
 * @param distributions of the analyzer of that name
 */
public record AnalyzerOutcome(
        String name,
        String description,
        Optional<String> message,
        SortedMap<MetricKey, Number> metrics,
        SortedMap<MetricKey, DistributionData> distributions) {
    public AnalyzerOutcome {
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        distributions = Collections.unmodifiableSortedMap(new TreeMap<>(distributions));
    }
}

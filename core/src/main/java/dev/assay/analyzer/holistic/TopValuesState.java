package dev.assay.analyzer.holistic;

import dev.assay.analyzer.State;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/**
 * The most frequent values.
 *
 * @param limit at most so many
 * @param counts how often each occurs in all, most frequent first, equally frequent ones by their texts
 */
public record TopValuesState(int limit, Map<String, Long> counts) implements State<TopValuesState> {
    static final Comparator<Entry<String, Long>> ORDER =
            Entry.<String, Long>comparingByValue().reversed().thenComparing(Entry.comparingByKey());

    /** A state of any values, of which the first ones in order are kept. */
    static TopValuesState of(int limit, Map<String, Long> counts) {
        Map<String, Long> kept = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(ORDER)
                .limit(limit)
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        return new TopValuesState(limit, kept);
    }

    @Override
    public TopValuesState merge(TopValuesState other) {
        Map<String, Long> all = new LinkedHashMap<>(counts);
        all.putAll(other.counts);
        return of(limit, all);
    }

    /** The values in order. */
    public List<String> values() {
        return List.copyOf(counts.keySet());
    }
}

package dev.assay.report;

import dev.assay.metric.MetricKey;
import java.util.Map;
import java.util.SortedMap;

/** The measured metrics of one outcome in one line for people: {@code Completeness 1, Uniqueness 0.98}. */
final class Measured {
    private Measured() {}

    /** Names the column only where the metrics are about several. */
    static String of(SortedMap<MetricKey, Number> metrics) {
        boolean several = metrics.keySet().stream()
                        .map(key -> key.entity() + key.instance())
                        .distinct()
                        .count()
                > 1;
        StringBuilder text = new StringBuilder();
        for (Map.Entry<MetricKey, Number> metric : metrics.entrySet()) {
            if (!NumberText.writable(metric.getValue())) {
                continue;
            }
            if (text.length() > 0) {
                text.append(", ");
            }
            MetricKey key = metric.getKey();
            if (several && !key.instance().equals("*")) {
                text.append(key.instance()).append('.');
            }
            text.append(key.metric()).append(' ').append(NumberText.of(metric.getValue()));
        }
        return text.toString();
    }
}

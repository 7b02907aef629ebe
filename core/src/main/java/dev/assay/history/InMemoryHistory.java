package dev.assay.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A history for tests and for programs that keep their own: lost with the object. */
public final class InMemoryHistory implements MetricsHistory {
    private final Map<String, NavigableMap<Instant, Run>> contexts = new HashMap<>();

    @Override
    public synchronized List<Point> last(String context, Series series, int limit, Instant before) {
        List<Point> points = new ArrayList<>();
        for (Run run : runs(context).headMap(before, false).descendingMap().values()) {
            for (Run.Value value : run.values()) {
                if (value.included() && value.series().equals(series)) {
                    points.add(new Point(run.at(), value.value().doubleValue()));
                }
            }
            if (points.size() >= limit) {
                return points.subList(0, limit);
            }
        }
        return points;
    }

    @Override
    public synchronized void append(Run run) {
        runs(run.context()).put(run.at(), run);
    }

    @Override
    public synchronized boolean annotate(String context, Instant at, Series series, boolean included) {
        Run run = runs(context).get(at);
        if (run == null
                || run.values().stream().noneMatch(value -> value.series().equals(series))) {
            return false;
        }
        append(Annotations.apply(run, series, included));
        return true;
    }

    /** All runs of a context, oldest first. */
    public synchronized List<Run> all(String context) {
        return List.copyOf(runs(context).values());
    }

    private NavigableMap<Instant, Run> runs(String context) {
        return contexts.computeIfAbsent(context, name -> new TreeMap<>());
    }
}

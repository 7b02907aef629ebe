package dev.assay;

import dev.assay.history.HistoryException;
import dev.assay.history.MetricsHistory;
import dev.assay.history.Run;
import dev.assay.history.Series;
import dev.assay.rule.RuleCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Adds what an evaluation measured to the history: the metrics of all rules, parts of composites and analyzers, passed or not. */
final class Recorder {
    private final MetricsHistory history;
    private final Instant at;
    private final Map<String, Map<Series, Run.Value>> contexts = new LinkedHashMap<>();

    Recorder(MetricsHistory history, Instant at) {
        this.history = history;
        this.at = at;
    }

    /** Takes the metrics of a ruleset. */
    void take(String context, BoundRuleset ruleset, Judge judge) {
        Map<Series, Run.Value> values = contexts.computeIfAbsent(context, name -> new LinkedHashMap<>());
        judge.forEachLeaf(
                ruleset,
                (leaf, judgement) -> judgement.metrics().forEach((key, number) -> {
                    Series series = Series.of(
                            key,
                            leaf.source().where().map(where -> where.filter()),
                            RuleCall.statementOf(leaf.source()));
                    values.putIfAbsent(series, new Run.Value(series, number, true));
                }));
    }

    /**
     * Keeps what was taken.
     *
     * @return for contexts of which it could not be kept: why
     */
    Map<String, String> keep() {
        Map<String, String> problems = new LinkedHashMap<>();
        contexts.forEach((context, values) -> {
            try {
                history.append(new Run(context, at, new ArrayList<>(values.values())));
            } catch (HistoryException e) {
                problems.put(context, Optional.ofNullable(e.getMessage()).orElse("the history cannot be written"));
            }
        });
        return problems;
    }
}

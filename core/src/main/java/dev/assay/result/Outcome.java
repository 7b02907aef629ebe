package dev.assay.result;

import dev.assay.metric.MetricKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of one rule. There is exactly one per rule, always.
 *
 * @param name {@code Rule_1}, {@code Rule_2}, ... in ruleset order
 * @param description the rule in canonical text, unabridged
 * @param evaluatedRule the rule with dynamic operands replaced by numbers; equals the description for a static rule; empty if an
 *     operand could not be resolved
 * @param verdict PASS, FAIL or ERROR
 * @param cause why it did not pass; empty on PASS
 * @param message Glue's text: one line per failed constraint, joined by line feeds; present unless PASS, rarely also on PASS
 * @param hint advice in our own words: nearest column names, positions; never part of the message
 * @param explanation what was measured, for people; empty if there is nothing to add
 * @param from where the answer came from
 * @param metrics measured values sorted by key: {@link Long} for counts, {@link Double} otherwise; values that JSON cannot hold (NaN,
 *     infinities) are left out
 * @param labels the rule's labels, defaults included, in order
 * @param examples some of the rows that the rule does not accept, the first ones; only of a rule that failed
 * @param source where the rule stands
 */
public record Outcome(
        String name,
        String description,
        Optional<String> evaluatedRule,
        Verdict verdict,
        Optional<Cause> cause,
        Optional<String> message,
        Optional<String> hint,
        Optional<String> explanation,
        Origin from,
        SortedMap<MetricKey, Number> metrics,
        Map<String, String> labels,
        List<ExampleRow> examples,
        Position source) {
    public Outcome {
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        examples = List.copyOf(examples);
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** Whether the verdict is PASS. */
    public boolean passed() {
        return verdict == Verdict.PASS;
    }

    /** The same with example rows. */
    public Outcome withExamples(List<ExampleRow> rows) {
        return new Outcome(
                name,
                description,
                evaluatedRule,
                verdict,
                cause,
                message,
                hint,
                explanation,
                from,
                metrics,
                labels,
                rows,
                source);
    }
}

package dev.assay.rule;

import dev.assay.metric.Metric;
import dev.assay.metric.MetricKey;
import dev.assay.result.Cause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The verdict on a rule before policy, labels and position are added.
 *
 * @param cause why it does not pass; empty: it passes
 * @param messages Glue's texts, one per failed constraint; a pass rarely has one
 * @param hint advice for people
 * @param explanation what was measured, for people
 * @param metrics measured values; {@link Long} for counts, {@link Double} otherwise, all finite
 */
public record Judgement(
        Optional<Cause> cause,
        List<String> messages,
        Optional<String> hint,
        Optional<String> explanation,
        SortedMap<MetricKey, Number> metrics) {
    public Judgement {
        messages = List.copyOf(messages);
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    }

    /** Starts a judgement that passes unless something is added that fails it. */
    public static Builder builder() {
        return new Builder();
    }

    /** The judgement of a rule that could not be evaluated. */
    public static Judgement failed(Cause cause, String message) {
        return builder().fail(cause, message).build();
    }

    /** The judgement of a rule that could not be bound. */
    public static Judgement failed(RuleException problem) {
        Builder builder = builder().fail(problem.reason(), String.valueOf(problem.getMessage()));
        problem.hint().ifPresent(builder::hint);
        return builder.build();
    }

    /** Whether the rule passes. */
    public boolean passes() {
        return cause.isEmpty();
    }

    /** Collects a judgement. The first cause stands; messages keep their order. */
    public static final class Builder {
        private Optional<Cause> cause = Optional.empty();
        private final List<String> messages = new ArrayList<>();
        private Optional<String> hint = Optional.empty();
        private Optional<String> explanation = Optional.empty();
        private final SortedMap<MetricKey, Number> metrics = new TreeMap<>();

        private Builder() {}

        /** Adds a value; what JSON cannot hold (NaN, infinities) is left out, as is an undefined metric. */
        public Builder metric(MetricKey key, Metric metric) {
            if (metric instanceof Metric.Value value) {
                if (value.exact().isPresent()) {
                    metrics.put(key, value.exact().getAsLong());
                } else if (Double.isFinite(value.value())) {
                    metrics.put(key, value.value());
                }
            }
            return this;
        }

        /** Adds a value that another judgement has. */
        public Builder metric(MetricKey key, Number value) {
            metrics.put(key, value);
            return this;
        }

        /** Fails the rule. */
        public Builder fail(Cause why, String message) {
            if (cause.isEmpty()) {
                cause = Optional.of(why);
            }
            messages.add(message);
            return this;
        }

        /** Adds a message without failing the rule. */
        public Builder note(String message) {
            messages.add(message);
            return this;
        }

        /** Adds advice. */
        public Builder hint(String text) {
            hint = Optional.of(text);
            return this;
        }

        /** Says what was measured. */
        public Builder explanation(String text) {
            explanation = Optional.of(text);
            return this;
        }

        /** Whether nothing failed it so far. */
        public boolean passes() {
            return cause.isEmpty();
        }

        /** The judgement. */
        public Judgement build() {
            return new Judgement(cause, messages, hint, explanation, metrics);
        }
    }
}

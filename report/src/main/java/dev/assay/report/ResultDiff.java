package dev.assay.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two results, rule by rule. Results are documents of {@code --format json} or {@code glue-json}, or as Glue itself writes
 * them; the two may be of different kinds. Rules belong together by their text, equal ones in their order.
 */
public final class ResultDiff {
    private static final double TOLERANCE = 1e-9;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ResultDiff() {}

    private record Rule(String result, Map<String, Double> metrics) {}

    private record Result(OptionalDouble score, Map<String, Rule> rules) {}

    /**
     * Compares two documents.
     *
     * @param firstName of the first, for messages
     * @return a line for each difference; empty if there is none
     * @throws IOException if a document is no result
     */
    public static List<String> of(String firstName, String first, String secondName, String second) throws IOException {
        Result before = parse(firstName, first);
        Result after = parse(secondName, second);
        List<String> lines = new ArrayList<>();
        if (!before.score().equals(after.score())) {
            lines.add("score " + text(before.score()) + " -> " + text(after.score()));
        }
        for (Map.Entry<String, Rule> rule : before.rules().entrySet()) {
            Rule other = after.rules().get(rule.getKey());
            if (other == null) {
                lines.add("only in " + firstName + ": " + rule.getValue().result() + " " + rule.getKey());
            } else {
                compare(rule.getKey(), rule.getValue(), other, lines);
            }
        }
        for (Map.Entry<String, Rule> rule : after.rules().entrySet()) {
            if (!before.rules().containsKey(rule.getKey())) {
                lines.add("only in " + secondName + ": " + rule.getValue().result() + " " + rule.getKey());
            }
        }
        return lines;
    }

    private static void compare(String text, Rule before, Rule after, List<String> lines) {
        List<String> metrics = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(before.metrics().keySet());
        names.addAll(after.metrics().keySet());
        for (String name : names) {
            Double one = before.metrics().get(name);
            Double other = after.metrics().get(name);
            boolean same = one != null
                    && other != null
                    && Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.max(Math.abs(one), Math.abs(other)));
            if (!same) {
                metrics.add(name + " " + text(one) + " -> " + text(other));
            }
        }
        boolean sameResult = before.result().equals(after.result());
        if (!sameResult || !metrics.isEmpty()) {
            lines.add((sameResult ? before.result() : before.result() + " -> " + after.result()) + " " + text
                    + (metrics.isEmpty() ? "" : ": " + String.join(", ", metrics)));
        }
    }

    private static String text(@Nullable Double value) {
        return value == null ? "absent" : NumberText.of(value);
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? NumberText.of(value.getAsDouble()) : "absent";
    }

    private static Result parse(String name, String text) throws IOException {
        JsonNode document;
        try {
            document = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    name + ": no valid JSON in line "
                            + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
                    e);
        }
        boolean glue = document.has("RuleResults") || document.has("ResultId");
        JsonNode rules = document.path(glue ? "RuleResults" : "rules");
        if (!document.isObject() || !glue && !rules.isArray()) {
            throw new IOException(name + ": is no result of --format json or glue-json");
        }
        Map<String, Rule> byText = new LinkedHashMap<>();
        for (JsonNode rule : rules) {
            Map<String, Double> metrics = new LinkedHashMap<>();
            rule.path(glue ? "EvaluatedMetrics" : "metrics")
                    .properties()
                    .forEach(metric ->
                            metrics.put(metric.getKey(), metric.getValue().asDouble()));
            String description = rule.path(glue ? "Description" : "description").asText();
            String key = description;
            for (int i = 2; byText.containsKey(key); i++) {
                key = description + " (" + i + ")";
            }
            byText.put(key, new Rule(rule.path(glue ? "Result" : "result").asText(), metrics));
        }
        JsonNode score = document.path(glue ? "Score" : "score");
        return new Result(score.isNumber() ? OptionalDouble.of(score.asDouble()) : OptionalDouble.empty(), byText);
    }
}

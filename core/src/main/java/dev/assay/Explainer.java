package dev.assay;

import dev.assay.analyzer.Basis;
import dev.assay.analyzer.distributive.ComplianceState;
import dev.assay.dqdl.CanonicalText;
import dev.assay.dqdl.ast.SimpleRule;
import dev.assay.metric.MetricKey;
import dev.assay.result.Cause;
import dev.assay.rule.Judgement;
import dev.assay.rule.RuleType;
import dev.assay.rule.RuleTypes;
import dev.assay.scan.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says in plain words why a rule did not pass: what was measured, what was wanted, on how many rows, and what became of nulls. Glue's
 * messages say less.
 */
final class Explainer {
    private final Evaluator.StateBoard board;

    Explainer(Evaluator.StateBoard board) {
        this.board = board;
    }

    /** The explanation of a rule that did not pass. */
    String explain(BoundRuleset.Leaf leaf, Judgement judgement) {
        SimpleRule rule = leaf.source();
        Cause cause = judgement.cause().orElse(Cause.NOT_MET);
        if (cause != Cause.NOT_MET && cause != Cause.NO_DATA) {
            return "Not evaluated: " + reason(cause) + ".";
        }
        List<String> sentences = new ArrayList<>();
        if (cause == Cause.NO_DATA) {
            sentences.add(basis(leaf)
                    .map(basis -> "There is nothing to measure in " + basis)
                    .orElse("There is nothing to measure"));
        } else {
            String measured = measured(leaf, judgement);
            if (!measured.isEmpty()) {
                sentences.add(measured);
            }
        }
        sentences.add("Wanted: " + wanted(leaf));
        judgement.explanation().map(Explainer::capitalised).ifPresent(sentences::add);
        RuleTypes.installed()
                .find(rule.type())
                .map(type -> type.nulls(rule))
                .filter(words -> !words.isEmpty())
                .map(Explainer::capitalised)
                .ifPresent(sentences::add);
        return String.join(". ", sentences) + ".";
    }

    /** The explanation of a composite of which parts failed. */
    static String parts(List<String> failing, int parts) {
        return failing.size() + " of its " + parts + " parts " + (failing.size() == 1 ? "fails: " : "fail: ")
                + String.join(" ", failing);
    }

    /** The explanation of a composite that is one condition on each row. */
    static String rows(ComplianceState state) {
        return "Measured: " + Basis.count(state.failed(), "row") + " of " + Basis.count(state.rows(), "row")
                + (state.failed() == 1 ? " does" : " do") + " not meet the whole condition. Wanted: all rows.";
    }

    private String measured(BoundRuleset.Leaf leaf, Judgement judgement) {
        String metrics =
                judgement.metrics().entrySet().stream().map(Explainer::metric).collect(Collectors.joining(", "));
        Optional<String> basis = basis(leaf);
        if (metrics.isEmpty()) {
            return basis.map(text -> "Measured on " + text).orElse("");
        }
        return "Measured: " + metrics + basis.map(text -> ", from " + text).orElse("");
    }

    private static String metric(Map.Entry<MetricKey, Number> metric) {
        MetricKey key = metric.getKey();
        String of = key.instance().equals("*") ? "" : " of " + key.instance();
        return key.metric() + of + " " + metric.getValue();
    }

    /** Rows, nulls and filter. */
    private Optional<String> basis(BoundRuleset.Leaf leaf) {
        for (Measurement<?> measurement : leaf.rule().measurements()) {
            Optional<String> basis = measurement.isOnPrimary() ? basis(measurement) : Optional.empty();
            if (basis.isPresent()) {
                return basis.map(text -> text
                        + leaf.scope().map(scope -> " where " + scope.text()).orElse(""));
            }
        }
        return Optional.empty();
    }

    private Optional<String> basis(Measurement<?> measurement) {
        return board.find(measurement)
                .flatMap(measured -> measured.state())
                .flatMap(state -> state.basis())
                .map(Basis::text);
    }

    private static String wanted(BoundRuleset.Leaf leaf) {
        SimpleRule rule = leaf.source();
        String condition = rule.condition()
                .map(given -> leaf.resolved()
                        .filter(numbers -> !numbers.isEmpty())
                        .map(numbers -> CanonicalText.evaluated(given, numbers))
                        .orElseGet(() -> CanonicalText.of(given)))
                .orElseGet(() -> RuleTypes.installed()
                        .find(rule.type())
                        .map(RuleType::signature)
                        .map(signature -> uncapitalised(signature.summary()))
                        .orElse(""));
        return condition
                + rule.threshold()
                        .map(threshold -> ", for a share of " + CanonicalText.of(threshold.condition()))
                        .orElse("");
    }

    private static String uncapitalised(String sentence) {
        String text = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String reason(Cause cause) {
        return switch (cause) {
            case NO_COLUMN -> "the dataset has no such column, or more than one";
            case WRONG_TYPE -> "the rule does not apply to columns of this type";
            case NO_DATASET -> "the rule names a reference dataset that was not given";
            case BAD_ARGUMENT -> "what the rule is given is not valid";
            case BAD_SQL -> "its SQL is not valid here";
            case BAD_OPERAND -> "its condition cannot be computed";
            case UNSUPPORTED -> "there is no such rule, operator or operand";
            case LIMIT -> "a limit was reached";
            default -> "an internal error occurred";
        };
    }
}

package dev.assay;

import dev.assay.dqdl.CanonicalText;
import dev.assay.dqdl.ast.LogicalOperator;
import dev.assay.dqdl.ast.Operand;
import dev.assay.metric.MetricKey;
import dev.assay.result.AnalyzerOutcome;
import dev.assay.result.Cause;
import dev.assay.result.ErrorPolicy;
import dev.assay.result.Origin;
import dev.assay.result.Outcome;
import dev.assay.result.Position;
import dev.assay.result.Verdict;
import dev.assay.rule.Judgement;
import dev.assay.rule.Messages;
import dev.assay.scan.Measured;
import dev.assay.scan.Measurement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns what was measured into outcomes. */
final class Judge {
    private final Evaluator.StateBoard board;
    private final ErrorPolicy policy;

    Judge(Evaluator.StateBoard board, ErrorPolicy policy) {
        this.board = board;
        this.policy = policy;
    }

    /** @param number from 1 */
    Outcome outcome(BoundRuleset.Entry entry, int number) {
        Judgement judgement = judge(entry.bound());
        Origin origin = Origin.NONE;
        for (Measurement<?> measurement : entry.bound().measurements()) {
            origin = origin.and(board.find(measurement).map(Measured::origin).orElse(Origin.NONE));
        }
        return new Outcome(
                "Rule_" + number,
                entry.text(),
                evaluatedText(entry),
                judgement.cause().map(cause -> cause.verdict(policy)).orElse(Verdict.PASS),
                judgement.cause(),
                judgement.messages().isEmpty()
                        ? Optional.empty()
                        : Optional.of(String.join("\n", judgement.messages())),
                judgement.hint(),
                judgement.explanation(),
                origin,
                judgement.metrics(),
                entry.labels(),
                List.of(),
                new Position(entry.node().at().line(), entry.node().at().column()));
    }

    /** @param number from 1 */
    AnalyzerOutcome analyzer(BoundRuleset.AnalyzerEntry entry, int number) {
        Judgement judgement = judge(entry.bound());
        return new AnalyzerOutcome(
                "Analyzer_" + number,
                entry.text(),
                judgement.messages().isEmpty()
                        ? Optional.empty()
                        : Optional.of(String.join("\n", judgement.messages())),
                judgement.metrics(),
                new TreeMap<>());
    }

    /** The rule with numbers for its dynamic operands; empty if one of them could not be resolved. */
    private static Optional<String> evaluatedText(BoundRuleset.Entry entry) {
        Map<Operand, String> resolved = new HashMap<>();
        if (!collect(entry.bound(), resolved)) {
            return Optional.empty();
        }
        return Optional.of(resolved.isEmpty() ? entry.text() : CanonicalText.evaluated(entry.node(), resolved));
    }

    private static boolean collect(BoundRuleset.Node node, Map<Operand, String> resolved) {
        if (node instanceof BoundRuleset.Leaf leaf) {
            leaf.resolved().ifPresent(resolved::putAll);
            return leaf.resolved().isPresent();
        }
        return ((BoundRuleset.Composite) node).parts().stream().allMatch(part -> collect(part, resolved));
    }

    private Judgement judge(BoundRuleset.Node node) {
        if (node instanceof BoundRuleset.Leaf leaf) {
            return judge(leaf);
        }
        BoundRuleset.Composite composite = (BoundRuleset.Composite) node;
        List<Judgement> parts = new ArrayList<>();
        composite.parts().forEach(part -> parts.add(judge(part)));
        return combine(composite.operator(), parts);
    }

    private Judgement judge(BoundRuleset.Leaf leaf) {
        for (Measurement<?> measurement : leaf.measurements()) {
            Optional<? extends Measured<?>> measured = board.find(measurement);
            if (measured.isPresent() && measured.get().failure().isPresent()) {
                return Judgement.failed(
                        measured.get().failure().get().cause(),
                        measured.get().failure().get().message());
            }
        }
        if (leaf.rowsInScope().isPresent()
                && board.state(leaf.rowsInScope().get()).rows() == 0) {
            return Judgement.builder().note(Messages.noRows()).build();
        }
        try {
            return leaf.rule().judge(board);
        } catch (RuntimeException e) {
            return BoundRuleset.internal(e);
        }
    }

    /** Every part was judged: its metrics and messages are kept, also where an OR passes without it. */
    private static Judgement combine(LogicalOperator operator, List<Judgement> parts) {
        List<Judgement> failures = parts.stream().filter(part -> !part.passes()).toList();
        boolean passes = operator == LogicalOperator.AND ? failures.isEmpty() : failures.size() < parts.size();
        Optional<Cause> cause = passes ? Optional.empty() : failures.get(0).cause();
        List<String> messages = new ArrayList<>();
        SortedMap<MetricKey, Number> metrics = new TreeMap<>();
        Optional<String> hint = Optional.empty();
        for (Judgement part : parts) {
            messages.addAll(part.messages());
            metrics.putAll(part.metrics());
            hint = hint.isPresent() ? hint : part.hint();
        }
        return new Judgement(cause, messages, hint, Optional.empty(), metrics);
    }
}

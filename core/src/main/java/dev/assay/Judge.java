package dev.assay;

import dev.assay.analyzer.distributive.ComplianceState;
import dev.assay.dqdl.CanonicalText;
import dev.assay.dqdl.ast.LogicalOperator;
import dev.assay.dqdl.ast.Operand;
import dev.assay.internal.rows.RowTree;
import dev.assay.metric.Metric;
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
import dev.assay.rule.RowTest;
import dev.assay.scan.Measured;
import dev.assay.scan.Measurement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Turns what was measured into outcomes. */
final class Judge {
    private final Evaluator.StateBoard board;
    private final ErrorPolicy policy;
    private final Explainer explainer;
    private final Map<BoundRuleset.Leaf, Judgement> judged = new IdentityHashMap<>();

    Judge(Evaluator.StateBoard board, ErrorPolicy policy) {
        this.board = board;
        this.policy = policy;
        this.explainer = new Explainer(board);
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
                explanation(entry.bound(), judgement),
                origin,
                judgement.metrics(),
                entry.labels(),
                List.of(),
                new Position(entry.node().at().line(), entry.node().at().column()));
    }

    private Optional<String> explanation(BoundRuleset.Node node, Judgement judgement) {
        if (judgement.passes()) {
            return Optional.empty();
        }
        if (node instanceof BoundRuleset.Leaf leaf) {
            return Optional.of(explainer.explain(leaf, judgement));
        }
        if (node instanceof BoundRuleset.RowComposite rows
                && judgement.cause().filter(Cause.NOT_MET::equals).isPresent()
                && board.find(rows.passing()).isPresent()
                && board.state(rows.passing()).rows() > 0) {
            return Optional.of(Explainer.rows(board.state(rows.passing())));
        }
        List<BoundRuleset.Node> parts = composite(node).parts();
        List<String> failing = new ArrayList<>();
        for (BoundRuleset.Node part : parts) {
            explanation(part, judge(part)).ifPresent(failing::add);
        }
        return Optional.of(Explainer.parts(failing, parts.size()));
    }

    /** Shows all simple rules of a ruleset, parts of composites and analyzers included, with what came of them. */
    void forEachLeaf(BoundRuleset ruleset, BiConsumer<BoundRuleset.Leaf, Judgement> action) {
        ruleset.nodes().forEach(node -> visit(node, action));
    }

    private void visit(BoundRuleset.Node node, BiConsumer<BoundRuleset.Leaf, Judgement> action) {
        if (node instanceof BoundRuleset.Leaf leaf) {
            action.accept(leaf, judge(leaf));
        } else {
            composite(node).parts().forEach(part -> visit(part, action));
        }
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
                judgement.passes() ? entry.bound().rule().distributions(board) : new TreeMap<>());
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
        return composite(node).parts().stream().allMatch(part -> collect(part, resolved));
    }

    private Judgement judge(BoundRuleset.Node node) {
        if (node instanceof BoundRuleset.Leaf leaf) {
            return judge(leaf);
        }
        BoundRuleset.Composite composite = composite(node);
        List<Judgement> parts = new ArrayList<>();
        composite.parts().forEach(part -> parts.add(judge(part)));
        Judgement byParts = combine(composite.operator(), parts);
        return node instanceof BoundRuleset.RowComposite byRows ? combine(byRows, byParts) : byParts;
    }

    private static BoundRuleset.Composite composite(BoundRuleset.Node node) {
        return node instanceof BoundRuleset.RowComposite rows ? rows.parts() : (BoundRuleset.Composite) node;
    }

    /**
     * The rows decide; metrics are those of the parts, and so are the messages of parts that could not be evaluated. Without rows the
     * parts decide.
     */
    private Judgement combine(BoundRuleset.RowComposite composite, Judgement parts) {
        Optional<Judgement> failure = failure(List.of(composite.passing()));
        if (failure.isPresent()) {
            return failure.get();
        }
        if (board.find(composite.passing()).isEmpty()) {
            return parts;
        }
        ComplianceState rows = board.state(composite.passing());
        if (!(rows.ratio() instanceof Metric.Value ratio)) {
            return parts;
        }
        List<String> messages = new ArrayList<>();
        Optional<Cause> cause = Optional.empty();
        if (!rows.isEveryRow()) {
            cause = Optional.of(Cause.NOT_MET);
            messages.add(Messages.notMet(ratio));
            for (Judgement leaf : unevaluated(composite.parts())) {
                messages.addAll(leaf.messages());
                cause = cause.filter(known -> known != Cause.NOT_MET).or(leaf::cause);
            }
        }
        return new Judgement(cause, messages, parts.hint(), Optional.empty(), parts.metrics());
    }

    private List<Judgement> unevaluated(BoundRuleset.Node node) {
        if (node instanceof BoundRuleset.Leaf leaf) {
            Judgement judgement = judge(leaf);
            return couldBeEvaluated(judgement) ? List.of() : List.of(judgement);
        }
        List<Judgement> all = new ArrayList<>();
        composite(node).parts().forEach(part -> all.addAll(unevaluated(part)));
        return all;
    }

    /** Whether a rule was evaluated, whatever came out. */
    static boolean couldBeEvaluated(Judgement judgement) {
        return judgement
                .cause()
                .filter(cause -> cause != Cause.NOT_MET && cause != Cause.NO_DATA)
                .isEmpty();
    }

    /** What a rule says of rows, now that it was judged: a rule that could not be evaluated accepts none. */
    Optional<RowTree> rows(BoundRuleset.Node node) {
        if (node instanceof BoundRuleset.Leaf leaf) {
            return couldBeEvaluated(judge(leaf))
                    ? leaf.rows()
                    : leaf.rows().map(tree -> new RowTree.Test(RowTest.NOTHING_PASSES, leaf.scope()));
        }
        BoundRuleset.Composite composite = composite(node);
        List<RowTree> parts = new ArrayList<>();
        for (BoundRuleset.Node part : composite.parts()) {
            rows(part).ifPresent(parts::add);
        }
        return parts.size() < composite.parts().size()
                ? Optional.empty()
                : Optional.of(new RowTree.Join(composite.operator(), parts));
    }

    private Judgement judge(BoundRuleset.Leaf leaf) {
        Judgement known = judged.get(leaf);
        if (known == null) {
            known = judgeAnew(leaf);
            judged.put(leaf, known);
        }
        return known;
    }

    private Judgement judgeAnew(BoundRuleset.Leaf leaf) {
        Optional<Judgement> failure = failure(leaf.measurements());
        if (failure.isPresent()) {
            return failure.get();
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

    private Optional<Judgement> failure(List<Measurement<?>> measurements) {
        for (Measurement<?> measurement : measurements) {
            Optional<? extends Measured<?>> measured = board.find(measurement);
            if (measured.isPresent() && measured.get().failure().isPresent()) {
                return Optional.of(Judgement.failed(
                        measured.get().failure().get().cause(),
                        measured.get().failure().get().message()));
            }
        }
        return Optional.empty();
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

package dev.assay;

import dev.assay.analyzer.distributive.ComplianceState;
import dev.assay.analyzer.distributive.RowCountState;
import dev.assay.dqdl.CanonicalText;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.AnalyzerNode;
import dev.assay.dqdl.ast.CompositeRule;
import dev.assay.dqdl.ast.Labels;
import dev.assay.dqdl.ast.LogicalOperator;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.RuleNode;
import dev.assay.dqdl.ast.SimpleRule;
import dev.assay.dqdl.ast.Where;
import dev.assay.dqdl.filter.FilterIssue;
import dev.assay.dqdl.filter.FilterParseResult;
import dev.assay.dqdl.filter.FilterParser;
import dev.assay.filter.Filter;
import dev.assay.filter.FilterException;
import dev.assay.internal.rows.RowCompliance;
import dev.assay.internal.rows.RowTree;
import dev.assay.predicate.EvaluationTime;
import dev.assay.result.Cause;
import dev.assay.rule.Answers;
import dev.assay.rule.BoundRule;
import dev.assay.rule.EarlierValues;
import dev.assay.rule.Judgement;
import dev.assay.rule.Messages;
import dev.assay.rule.RowTest;
import dev.assay.rule.RuleCall;
import dev.assay.rule.RuleException;
import dev.assay.rule.RuleType;
import dev.assay.rule.RuleTypes;
import dev.assay.rule.SqlStatements;
import dev.assay.scan.Measurement;
import dev.assay.scan.Scope;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of a ruleset after they met the data: what each measures, or why it cannot be evaluated. */
final class BoundRuleset {
    private final EvaluationSettings settings;
    private final Ruleset ruleset;
    private final EvaluationTime time;
    private final Answers answers;
    private final EarlierValues earlier;
    private final SqlStatements statements;
    private final Map<String, Optional<Scope>> scopes = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<AnalyzerEntry> analyzers = new ArrayList<>();

    /** @param answers what will be measured; bound rules may ask it for the reference datasets' states while the primary is read */
    BoundRuleset(
            EvaluationSettings settings,
            Ruleset ruleset,
            EvaluationTime time,
            Answers answers,
            EarlierValues earlier,
            SqlStatements statements) {
        this.settings = settings;
        this.ruleset = ruleset;
        this.time = time;
        this.answers = answers;
        this.earlier = earlier;
        this.statements = statements;
        Optional<Labels> defaults = ruleset.document().defaultLabels();
        for (RuleNode node : ruleset.document().rules()) {
            entries.add(new Entry(node, CanonicalText.of(node), labels(defaults, node.labels()), bindRule(node)));
        }
        for (AnalyzerNode node : ruleset.document().analyzers()) {
            analyzers.add(new AnalyzerEntry(CanonicalText.of(node), bindSimple(asRule(node), true)));
        }
    }

    /** An analyzer measures what the rule of its type would, without a condition. */
    private static SimpleRule asRule(AnalyzerNode node) {
        return new SimpleRule(
                node.type(),
                node.parameters(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                node.options(),
                Optional.empty(),
                node.at());
    }

    /**
     * One rule of the ruleset.
     *
     * @param text canonical text
     * @param labels with the defaults
     */
    record Entry(RuleNode node, String text, Map<String, String> labels, Node bound) {}

    /** One analyzer; {@code text} is canonical. */
    record AnalyzerEntry(String text, Leaf bound) {}

    /** A rule, or rules joined by AND or OR. */
    sealed interface Node permits Leaf, Composite, RowComposite {
        /** All measurements below. */
        List<Measurement<?>> measurements();

        /** What it says of single rows; empty if it, or a part of it, says nothing of them. */
        Optional<RowTree> rows();
    }

    /**
     * A simple rule.
     *
     * @param source the rule as parsed
     * @param scope its filter
     * @param rowsInScope the number of rows its filter selects, for rules that pass when it selects none
     * @param resolved what its dynamic operands were found to be; empty if they could not be resolved
     */
    record Leaf(
            SimpleRule source,
            BoundRule rule,
            Optional<Scope> scope,
            Optional<Measurement<RowCountState>> rowsInScope,
            Optional<Map<Operand, String>> resolved)
            implements Node {
        @Override
        public List<Measurement<?>> measurements() {
            List<Measurement<?>> all = new ArrayList<>(rule.measurements());
            rowsInScope.ifPresent(all::add);
            return all;
        }

        @Override
        public Optional<RowTree> rows() {
            return rule.rowTest().map(test -> new RowTree.Test(test, scope));
        }
    }

    /** A composite rule. */
    record Composite(LogicalOperator operator, List<Node> parts) implements Node {
        @Override
        public List<Measurement<?>> measurements() {
            List<Measurement<?>> all = new ArrayList<>();
            parts.forEach(part -> all.addAll(part.measurements()));
            return all;
        }

        @Override
        public Optional<RowTree> rows() {
            List<RowTree> trees =
                    parts.stream().map(Node::rows).flatMap(Optional::stream).toList();
            return trees.size() < parts.size() ? Optional.empty() : Optional.of(new RowTree.Join(operator, trees));
        }
    }

    /**
     * A composite rule that is one predicate on the row.
     *
     * @param parts the same by its parts, which give the metrics
     * @param passing the rows that pass and fail it
     */
    record RowComposite(Composite parts, Measurement<ComplianceState> passing) implements Node {
        @Override
        public List<Measurement<?>> measurements() {
            List<Measurement<?>> all = parts.measurements();
            all.add(passing);
            return all;
        }

        @Override
        public Optional<RowTree> rows() {
            return parts.rows();
        }
    }

    /** The ruleset as parsed. */
    Ruleset ruleset() {
        return ruleset;
    }

    List<Entry> entries() {
        return entries;
    }

    List<AnalyzerEntry> analyzers() {
        return analyzers;
    }

    /** Everything that is bound: rules, then analyzers. */
    List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        entries.forEach(entry -> nodes.add(entry.bound()));
        analyzers.forEach(analyzer -> nodes.add(analyzer.bound()));
        return nodes;
    }

    /** Remarks on how rules are going to be evaluated. */
    List<String> warnings() {
        return warnings;
    }

    private Node bindRule(RuleNode node) {
        Node bound = bind(node);
        if (settings.composite() == CompositeEvaluation.COLUMN || !(bound instanceof Composite composite)) {
            return bound;
        }
        Optional<String> obstacle = obstacle(composite);
        Optional<RowTree> rows = composite.rows();
        if (obstacle.isPresent() || rows.isEmpty()) {
            warnings.add("line " + node.at().line() + ": this composite rule is not evaluated row by row, because "
                    + obstacle.orElse("a part of it says nothing of single rows"));
            return bound;
        }
        boolean again = rows.get().measurements().stream().anyMatch(Measurement::isOnPrimary);
        return new RowComposite(
                composite,
                new Measurement<>(
                        again ? Measurement.PRIMARY_AGAIN : Measurement.PRIMARY,
                        new RowCompliance(
                                rows.get(), answers, settings.options().filteredRowsPass()),
                        Optional.empty()));
    }

    /** Why a composite cannot be one predicate on the row. */
    private static Optional<String> obstacle(Node node) {
        if (node instanceof Composite composite) {
            return composite.parts().stream()
                    .map(BoundRuleset::obstacle)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        Leaf leaf = (Leaf) node;
        String type = leaf.source().type();
        if (leaf.rule().rowTest().isEmpty()) {
            return Optional.of(type + " says nothing of single rows");
        }
        boolean asksShare = leaf.source().threshold().isPresent()
                || RuleTypes.installed()
                        .find(type)
                        .filter(known -> known.signature().has(Feature.SHARE_OF_ROWS))
                        .isPresent();
        return asksShare ? Optional.of(type + " asks for a share of the rows") : Optional.empty();
    }

    private Node bind(RuleNode node) {
        if (node instanceof SimpleRule rule) {
            return bindSimple(rule, false);
        }
        CompositeRule composite = (CompositeRule) node;
        List<Node> parts = new ArrayList<>();
        composite.operands().forEach(operand -> parts.add(bind(operand)));
        return new Composite(composite.operator(), parts);
    }

    private Leaf bindSimple(SimpleRule rule, boolean measuring) {
        Optional<RuleType> known = RuleTypes.installed().find(rule.type());
        Optional<Scope> scope = Optional.empty();
        try {
            RuleType type = known.orElseThrow(
                    () -> new RuleException(Cause.UNSUPPORTED, Messages.unsupported("no such rule type")));
            scope = scope(rule);
            RuleCall call = new RuleCall(
                    rule,
                    settings.dataset(),
                    settings.references(),
                    scope,
                    time,
                    settings.options(),
                    answers,
                    earlier,
                    statements,
                    measuring);
            BoundRule bound = type.binder().bind(call);
            boolean passesOnNoRows = scope.isPresent() && !type.countsRowsInScope();
            return new Leaf(
                    rule,
                    bound,
                    scope,
                    passesOnNoRows
                            ? Optional.of(call.measure(dev.assay.analyzer.distributive.RowCount.of()))
                            : Optional.empty(),
                    Optional.of(call.resolved()));
        } catch (RuleException problem) {
            return decided(rule, known, scope, Judgement.failed(problem));
        } catch (UncheckedIOException e) {
            // Not the rule's end, but that of the evaluation: a reference could not be looked up.
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            return decided(rule, known, scope, internal(e));
        }
    }

    /** A rule that cannot be evaluated. If it would say something of rows, it accepts none. */
    private static Leaf decided(SimpleRule rule, Optional<RuleType> type, Optional<Scope> scope, Judgement judgement) {
        BoundRule bound = BoundRule.decided(judgement);
        boolean onRows = type.filter(known -> speaksOfRows(known, rule)).isPresent();
        boolean resolved = judgement.cause().filter(Cause.BAD_OPERAND::equals).isEmpty();
        return new Leaf(
                rule,
                onRows ? bound.withRows(RowTest.NOTHING_PASSES) : bound,
                scope,
                Optional.empty(),
                resolved ? Optional.of(Map.of()) : Optional.empty());
    }

    /** A type with an optional condition, as CustomSql, speaks of rows where there is none. */
    private static boolean speaksOfRows(RuleType type, SimpleRule rule) {
        boolean optional = type.signature()
                .form(rule.parameters().size())
                .filter(form -> !form.conditionRequired() && !form.conditions().isEmpty())
                .isPresent();
        return type.signature().has(Feature.ROW_LEVEL)
                && !(optional && rule.condition().isPresent());
    }

    static Judgement internal(Throwable e) {
        return Judgement.failed(
                Cause.INTERNAL, "Internal error: " + e + "; this is a defect of Assay, please report it with the rule");
    }

    private Optional<Scope> scope(SimpleRule rule) throws RuleException {
        if (rule.where().isEmpty()) {
            return Optional.empty();
        }
        String text = rule.where().get().filter();
        Optional<Scope> known = scopes.get(text);
        if (known != null) {
            return known;
        }
        Optional<Scope> scope =
                Optional.of(new Scope(text, filter(rule, rule.where().get())));
        scopes.put(text, scope);
        return scope;
    }

    private Filter filter(SimpleRule rule, Where where) throws RuleException {
        FilterParseResult parsed = FilterParser.parse(where.filter());
        if (parsed.expression().isEmpty()) {
            FilterIssue first = parsed.issues().get(0);
            throw badFilter(
                    rule,
                    first.message() + " (at character " + (first.at().start() + 1) + ")",
                    Optional.of(first.hint()));
        }
        try {
            return Filter.bind(parsed.expression().get(), settings.dataset().schema(), time.now(), time.zone());
        } catch (FilterException e) {
            throw badFilter(rule, e.problem() + " (at character " + (e.at().start() + 1) + ")", Optional.of(e.hint()));
        }
    }

    private static RuleException badFilter(SimpleRule rule, String why, Optional<String> hint) {
        return new RuleException(
                Cause.BAD_SQL,
                "Rule " + CanonicalText.of(rule) + " has provided an invalid where clause :\n" + why,
                hint.filter(text -> !text.isEmpty()));
    }

    private static Map<String, String> labels(Optional<Labels> defaults, Optional<Labels> own) {
        Map<String, String> merged = new LinkedHashMap<>();
        defaults.ifPresent(labels -> merged.putAll(labels.entries()));
        own.ifPresent(labels -> merged.putAll(labels.entries()));
        return merged;
    }
}

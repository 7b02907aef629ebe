package dev.assay;

import dev.assay.dqdl.CanonicalText;
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
import dev.assay.predicate.EvaluationTime;
import dev.assay.result.Cause;
import dev.assay.rule.Answers;
import dev.assay.rule.BoundRule;
import dev.assay.rule.EarlierValues;
import dev.assay.rule.Judgement;
import dev.assay.rule.Messages;
import dev.assay.rule.RuleCall;
import dev.assay.rule.RuleException;
import dev.assay.rule.RuleType;
import dev.assay.rule.RuleTypes;
import dev.assay.scan.Measurement;
import dev.assay.scan.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of a ruleset after they met the data: what each measures, or why it cannot be evaluated. */
final class BoundRuleset {
    private final EvaluationSettings settings;
    private final EvaluationTime time;
    private final Answers answers;
    private final EarlierValues earlier;
    private final Map<String, Optional<Scope>> scopes = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<AnalyzerEntry> analyzers = new ArrayList<>();

    /** @param answers what will be measured; bound rules may ask it for the reference datasets' states while the primary is read */
    BoundRuleset(EvaluationSettings settings, EvaluationTime time, Answers answers, EarlierValues earlier) {
        this.settings = settings;
        this.time = time;
        this.answers = answers;
        this.earlier = earlier;
        Optional<Labels> defaults = settings.ruleset().document().defaultLabels();
        for (RuleNode node : settings.ruleset().document().rules()) {
            entries.add(new Entry(node, CanonicalText.of(node), labels(defaults, node.labels()), bind(node)));
        }
        for (AnalyzerNode node : settings.ruleset().document().analyzers()) {
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
    sealed interface Node permits Leaf, Composite {
        /** All measurements below. */
        List<Measurement<?>> measurements();
    }

    /**
     * A simple rule.
     *
     * @param source the rule as parsed
     * @param rowsInScope the number of rows its filter selects, for rules that pass when it selects none
     * @param resolved what its dynamic operands were found to be; empty if they could not be resolved
     */
    record Leaf(
            SimpleRule source,
            BoundRule rule,
            Optional<Measurement<dev.assay.analyzer.distributive.RowCountState>> rowsInScope,
            Optional<Map<Operand, String>> resolved)
            implements Node {
        @Override
        public List<Measurement<?>> measurements() {
            List<Measurement<?>> all = new ArrayList<>(rule.measurements());
            rowsInScope.ifPresent(all::add);
            return all;
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
        try {
            RuleType type = RuleTypes.installed()
                    .find(rule.type())
                    .orElseThrow(() -> new RuleException(Cause.UNSUPPORTED, Messages.unsupported("no such rule type")));
            if (type.binder().isEmpty()) {
                throw new RuleException(Cause.UNSUPPORTED, Messages.unsupported(rule.type() + " is not supported yet"));
            }
            Optional<Scope> scope = scope(rule);
            RuleCall call = new RuleCall(
                    rule,
                    settings.dataset(),
                    settings.references(),
                    scope,
                    time,
                    settings.options(),
                    answers,
                    earlier,
                    measuring);
            BoundRule bound = type.binder().get().bind(call);
            boolean passesOnNoRows = scope.isPresent() && !type.countsRowsInScope();
            return new Leaf(
                    rule,
                    bound,
                    passesOnNoRows
                            ? Optional.of(call.measure(dev.assay.analyzer.distributive.RowCount.of()))
                            : Optional.empty(),
                    Optional.of(call.resolved()));
        } catch (RuleException problem) {
            return decided(rule, Judgement.failed(problem));
        } catch (RuntimeException | StackOverflowError e) {
            return decided(rule, internal(e));
        }
    }

    private static Leaf decided(SimpleRule rule, Judgement judgement) {
        boolean resolved = judgement.cause().filter(Cause.BAD_OPERAND::equals).isEmpty();
        return new Leaf(
                rule,
                BoundRule.decided(judgement),
                Optional.empty(),
                resolved ? Optional.of(Map.of()) : Optional.empty());
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

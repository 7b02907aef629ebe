package dev.assay.dqdl;

import dev.assay.dqdl.Signature.Form;
import dev.assay.dqdl.ast.AnalyzerNode;
import dev.assay.dqdl.ast.CompositeRule;
import dev.assay.dqdl.ast.Condition;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.dqdl.ast.Labels;
import dev.assay.dqdl.ast.LogicalOperator;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.Parameter;
import dev.assay.dqdl.ast.RuleNode;
import dev.assay.dqdl.ast.SimpleRule;
import dev.assay.dqdl.ast.SourceRange;
import dev.assay.dqdl.ast.Tag;
import dev.assay.dqdl.ast.Threshold;
import dev.assay.dqdl.ast.Where;
import dev.assay.dqdl.internal.parser.DqdlParser.ConditionPartContext;
import dev.assay.dqdl.internal.parser.DqdlParser.ConjunctionContext;
import dev.assay.dqdl.internal.parser.DqdlParser.DisjunctionContext;
import dev.assay.dqdl.internal.parser.DqdlParser.GroupContext;
import dev.assay.dqdl.internal.parser.DqdlParser.LabelsPartContext;
import dev.assay.dqdl.internal.parser.DqdlParser.MemberContext;
import dev.assay.dqdl.internal.parser.DqdlParser.ParameterPartContext;
import dev.assay.dqdl.internal.parser.DqdlParser.PartContext;
import dev.assay.dqdl.internal.parser.DqdlParser.SimpleContext;
import dev.assay.dqdl.internal.parser.DqdlParser.TagPartContext;
import dev.assay.dqdl.internal.parser.DqdlParser.WherePartContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Builds one element of {@code Rules} or {@code Analyzers}. An empty result means a problem was reported. */
final class RuleBuilder {
    private final Build build;
    private final ConditionBuilder conditions;
    private final ParameterBuilder parameters;
    private final TagBuilder tags;
    private final LabelsBuilder labels;

    RuleBuilder(Build build, LabelsBuilder labels) {
        this.build = build;
        this.labels = labels;
        conditions = new ConditionBuilder(build);
        parameters = new ParameterBuilder(build);
        tags = new TagBuilder(build, conditions);
    }

    TagBuilder tags() {
        return tags;
    }

    ConditionBuilder conditions() {
        return conditions;
    }

    // --- composites ---

    Optional<RuleNode> rule(DisjunctionContext context) {
        context.OR().forEach(build::checkCase);
        return chain(context.conjunction(), LogicalOperator.OR, this::conjunction, build.range(context));
    }

    private Optional<RuleNode> conjunction(ConjunctionContext context) {
        context.AND().forEach(build::checkCase);
        return chain(context.member(), LogicalOperator.AND, this::member, build.range(context));
    }

    /** All operands are built, even behind one with a problem, so that every problem is found. */
    private <C> Optional<RuleNode> chain(
            List<C> contexts, LogicalOperator operator, Function<C, Optional<RuleNode>> one, SourceRange at) {
        if (contexts.size() == 1) {
            return one.apply(contexts.get(0));
        }
        List<RuleNode> operands = new ArrayList<>(contexts.size());
        for (C context : contexts) {
            one.apply(context).ifPresent(operands::add);
        }
        return operands.size() < contexts.size()
                ? Optional.empty()
                : Optional.of(new CompositeRule(operator, operands, Optional.empty(), at));
    }

    private Optional<RuleNode> member(MemberContext context) {
        return context instanceof GroupContext group ? group(group) : simple((SimpleContext) context);
    }

    private Optional<RuleNode> group(GroupContext context) {
        Optional<RuleNode> inner = rule(context.disjunction());
        Labels own = null;
        for (PartContext part : context.part()) {
            if (part instanceof LabelsPartContext list && own == null) {
                own = labels(list);
            } else {
                build.issues()
                        .error(
                                "syntax",
                                build.range(part),
                                "behind a closing bracket only labels may follow",
                                "write where, with and conditions on the rules inside the brackets");
                return Optional.empty();
            }
        }
        Labels outer = own;
        SourceRange at = build.range(context);
        return inner.map(rule -> rule instanceof CompositeRule composite
                ? new CompositeRule(
                        composite.operator(),
                        composite.operands(),
                        outer == null ? composite.labels() : Optional.of(outer),
                        at)
                : outer == null ? rule : withLabels((SimpleRule) rule, outer));
    }

    private static RuleNode withLabels(SimpleRule rule, Labels labels) {
        return new SimpleRule(
                rule.type(),
                rule.parameters(),
                rule.condition(),
                rule.where(),
                rule.threshold(),
                rule.tags(),
                Optional.of(labels),
                rule.at());
    }

    private Labels labels(LabelsPartContext context) {
        Token word = context.LABELS().getSymbol();
        if (!word.getText().equals("labels")) {
            build.issues().error("syntax", build.range(word), "the keyword is written in lower case", "write labels");
        }
        return labels.build(context.labelList(), build.range(context));
    }

    // --- simple rules ---

    /** The parts of one rule as they come. */
    private static final class Parts {
        final List<ParameterPartContext> parameters = new ArrayList<>();

        @Nullable
        ConditionPartContext condition;

        @Nullable
        WherePartContext where;

        @Nullable
        LabelsPartContext labels;

        final List<TagPartContext> tags = new ArrayList<>();
        boolean failed;
    }

    private Optional<RuleNode> simple(SimpleContext context) {
        int errors = build.issues().errors();
        Parts parts = sort(context);
        if (parts.failed) {
            return Optional.empty();
        }
        String type = context.type.getText();
        Optional<Signature> signature = build.vocabulary().find(type);
        Optional<Form> form = Optional.empty();
        if (signature.isEmpty()) {
            unknownType(context.type, type, false);
        } else if (signature.get().analyzerOnly()) {
            build.issues()
                    .error(
                            "analyzer-only",
                            build.range(context.type),
                            type + " is an analyzer, not a rule",
                            "move it to  Analyzers = [ ... ]");
        } else {
            form = parameters.form(signature.get(), context.type, parts.parameters);
        }
        List<Parameter> built = parameters.build(parts.parameters, form.orElse(null));
        Optional<Where> where = Optional.ofNullable(parts.where).flatMap(clause -> where(clause, signature));
        Optional<Threshold> threshold = Optional.empty();
        List<Tag> rest = new ArrayList<>();
        for (TagPartContext tag : parts.tags) {
            TagBuilder.Built one = tags.build(tag);
            one.tag().ifPresent(rest::add);
            if (one.threshold().isPresent()) {
                checkThreshold(one.threshold().get(), threshold.isPresent(), signature);
                threshold = one.threshold();
            }
        }
        Optional<Labels> own = Optional.ofNullable(parts.labels).map(this::labels);
        Optional<Form> judge = form.isPresent()
                ? form
                : signature.filter(s -> !s.analyzerOnly()).map(RuleBuilder::anyForm);
        Optional<Condition> condition = condition(context, parts.condition, type, judge);
        condition.ifPresent(c -> TimeZones.check(build, c, rest));
        return build.issues().errors() > errors
                ? Optional.empty()
                : Optional.of(
                        new SimpleRule(type, built, condition, where, threshold, rest, own, build.range(context)));
    }

    /** Sorts the parts by what they are and checks their order and number. */
    private Parts sort(SimpleContext context) {
        Parts parts = new Parts();
        PartContext last = null;
        for (PartContext part : context.part()) {
            String problem = null;
            if (part instanceof ParameterPartContext parameter) {
                problem = last == null || last instanceof ParameterPartContext
                        ? null
                        : "a parameter stands behind the type of the rule, before everything else";
                parts.parameters.add(parameter);
            } else if (part instanceof ConditionPartContext condition) {
                problem = parts.condition != null
                        ? "the rule has a condition already"
                        : last == null || last instanceof ParameterPartContext
                                ? null
                                : "the condition stands before where, labels and with";
                parts.condition = condition;
            } else if (part instanceof WherePartContext where) {
                problem = parts.where == null ? null : "the rule has a where clause already";
                parts.where = where;
            } else if (part instanceof LabelsPartContext list) {
                problem = parts.labels == null ? null : "the rule has labels already";
                parts.labels = list;
            } else {
                parts.tags.add((TagPartContext) part);
            }
            if (problem != null) {
                build.issues()
                        .error(
                                "syntax",
                                build.range(part),
                                problem,
                                "a rule reads: Type \"parameter\" condition where \"...\" with tag = ... labels = [...]");
                parts.failed = true;
                return parts;
            }
            last = part;
        }
        return parts;
    }

    /** Stands in for the form that would be known if the number of parameters were right. */
    private static Form anyForm(Signature signature) {
        Set<ConditionKind> kinds = EnumSet.noneOf(ConditionKind.class);
        signature.forms().forEach(form -> kinds.addAll(form.conditions()));
        boolean required = signature.forms().stream().allMatch(Form::conditionRequired);
        return new Form(0, Signature.UNBOUNDED, List.of(), kinds, required);
    }

    private void unknownType(Token token, String type, boolean analyzer) {
        Optional<String> keyword = SyntaxMessages.keyword(type);
        List<String> names = build.vocabulary().all().stream()
                .filter(signature -> analyzer ? signature.usableAsAnalyzer() : !signature.analyzerOnly())
                .map(Signature::name)
                .toList();
        String what = analyzer ? "analyzer" : "rule type";
        String hint = keyword.map(right -> "write " + right)
                .or(() -> Names.nearest(type, names).map(near -> "did you mean " + near + "?"))
                .orElse("the command 'assay rules' lists them");
        build.issues()
                .error(
                        analyzer ? "unknown-analyzer-type" : "unknown-rule-type",
                        build.range(token),
                        "there is no " + what + " '" + Characters.excerpt(type, 60) + "'",
                        hint);
    }

    private Optional<Condition> condition(
            SimpleContext context, @Nullable ConditionPartContext part, String type, Optional<Form> form) {
        if (part == null) {
            if (form.isPresent() && form.get().conditionRequired()) {
                build.issues()
                        .error(
                                "missing-condition",
                                build.range(context),
                                type + " needs a condition",
                                "add one, such as:  " + withCondition(context, form.get()));
            }
            return Optional.empty();
        }
        if (form.isPresent() && form.get().conditions().isEmpty()) {
            build.issues()
                    .error(
                            "unexpected-condition",
                            build.range(part),
                            type + " takes no condition",
                            swallowsRule(context)
                                    ? "put joined rules in brackets:  (" + type + " ...) and (...)"
                                    : "remove it");
            return Optional.empty();
        }
        return conditions.build(
                part.condition(),
                new Kinds.Taker(type, form.map(Form::conditions).orElse(null)));
    }

    /** Whether {@code and} was taken for a filler word although a rule follows: the type takes any number of parameters. */
    private boolean swallowsRule(SimpleContext context) {
        for (PartContext part : context.part()) {
            if (part instanceof ParameterPartContext parameter
                    && parameter.connector != null
                    && build.vocabulary().find(parameter.parameter().getText()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The rule up to its last parameter, with a condition that it could have. */
    private String withCondition(SimpleContext context, Form form) {
        Token last = context.type;
        for (PartContext part : context.part()) {
            if (part instanceof ParameterPartContext) {
                last = part.getStop();
            }
        }
        String head = build.source().text().substring(context.type.getStartIndex(), last.getStopIndex() + 1);
        boolean isShort = head.length() <= 60 && head.indexOf('\n') < 0;
        return (isShort ? head : context.type.getText() + " ...") + " "
                + Kinds.example(form.conditions().stream().sorted().findFirst().orElseThrow());
    }

    private void checkThreshold(Threshold threshold, boolean second, Optional<Signature> signature) {
        if (second) {
            build.issues()
                    .error(
                            "duplicate-threshold",
                            threshold.at(),
                            "the rule has a threshold already",
                            "keep one of the two");
        } else if (signature.isPresent() && !signature.get().supportsThreshold()) {
            build.issues()
                    .error(
                            "threshold-unsupported",
                            threshold.at(),
                            signature.get().name() + " takes no threshold",
                            supporting("a threshold", Signature::supportsThreshold));
        }
    }

    private String supporting(String what, java.util.function.Predicate<Signature> supports) {
        List<String> names = build.vocabulary().all().stream()
                .filter(supports)
                .map(Signature::name)
                .toList();
        return names.isEmpty() || names.size() > 8 ? "remove it" : what + " goes with " + String.join(", ", names);
    }

    private Optional<Where> where(WherePartContext context, Optional<Signature> signature) {
        build.checkCase(context.WHERE());
        SourceRange at = build.range(context);
        if (signature.isPresent()
                && !signature.get().supportsWhere()
                && !signature.get().analyzerOnly()) {
            build.issues()
                    .error("where-unsupported", at, signature.get().name() + " takes no where clause", "remove it");
            return Optional.empty();
        }
        String filter;
        String source;
        SourceRange textAt;
        if (context.STRING() != null) {
            Token token = context.STRING().getSymbol();
            filter = Strings.value(token.getText(), true);
            source = Strings.closed(token.getText(), filter);
            textAt = build.source()
                    .range(token.getStartIndex() + 1, Math.max(token.getStartIndex() + 1, token.getStopIndex()));
        } else {
            textAt = build.range(context.variable());
            String name = context.variable().WORD().getText();
            Optional<Operand> value = build.variables().single(name, textAt, true);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            filter = TagBuilder.textOf(value.get());
            source = "$" + name;
        }
        if (filter.isEmpty()) {
            build.issues()
                    .error("empty-where", at, "the where clause is empty", "write a filter, or remove the clause");
            return Optional.empty();
        }
        return Optional.of(new Where(filter, source, at, textAt));
    }

    // --- analyzers ---

    Optional<AnalyzerNode> analyzer(DisjunctionContext context) {
        ConjunctionContext conjunction = context.conjunction(0);
        MemberContext member = conjunction.member(0);
        if (context.conjunction().size() > 1
                || conjunction.member().size() > 1
                || !(member instanceof SimpleContext simple)) {
            build.issues()
                    .error(
                            "bad-analyzer",
                            build.range(context),
                            "analyzers are not joined and have no brackets",
                            "list them with commas");
            return Optional.empty();
        }
        int errors = build.issues().errors();
        Parts parts = new Parts();
        List<Tag> options = new ArrayList<>();
        String type = simple.type.getText();
        Optional<Signature> signature = build.vocabulary().find(type);
        for (PartContext part : simple.part()) {
            if (part instanceof ParameterPartContext parameter && parts.tags.isEmpty()) {
                parts.parameters.add(parameter);
            } else if (part instanceof TagPartContext tag && takesOptions(signature)) {
                parts.tags.add(tag);
                tags.option(tag).ifPresent(options::add);
            } else {
                build.issues()
                        .error(
                                "bad-analyzer",
                                build.range(part),
                                "an analyzer is a type and its parameters only",
                                "remove this, or move the whole to  Rules = [ ... ]");
                return Optional.empty();
            }
        }
        if (signature.isEmpty()) {
            unknownType(simple.type, type, true);
        } else {
            checkAnalyzer(signature.get(), simple.type, parts.parameters);
        }
        List<Parameter> built = parameters.build(
                parts.parameters,
                signature.flatMap(s -> s.form(parts.parameters.size())).orElse(null));
        return build.issues().errors() > errors
                ? Optional.empty()
                : Optional.of(new AnalyzerNode(type, built, options, build.range(simple)));
    }

    private static boolean takesOptions(Optional<Signature> signature) {
        return signature.isPresent()
                && signature.get().analyzerOnly()
                && !signature.get().tags().isEmpty();
    }

    private void checkAnalyzer(Signature signature, Token type, List<ParameterPartContext> parts) {
        Optional<Form> form = parameters.form(signature, type, parts);
        boolean measures = form.isEmpty()
                || signature.analyzerOnly()
                || !form.get().conditions().isEmpty();
        if (!signature.usableAsAnalyzer() || !measures) {
            build.issues()
                    .error(
                            "not-an-analyzer",
                            build.range(type),
                            signature.name() + " cannot be an analyzer, because it measures nothing of its own",
                            "move it to  Rules = [ ... ]");
        }
    }
}

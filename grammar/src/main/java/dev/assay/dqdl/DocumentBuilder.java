package dev.assay.dqdl;

import dev.assay.dqdl.ast.AnalyzerNode;
import dev.assay.dqdl.ast.DataSources;
import dev.assay.dqdl.ast.Document;
import dev.assay.dqdl.ast.Keyword;
import dev.assay.dqdl.ast.Labels;
import dev.assay.dqdl.ast.Metadata;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.RuleNode;
import dev.assay.dqdl.ast.SourceRange;
import dev.assay.dqdl.ast.Tag;
import dev.assay.dqdl.ast.Text;
import dev.assay.dqdl.ast.Variable;
import dev.assay.dqdl.internal.parser.DqdlParser;
import dev.assay.dqdl.internal.parser.DqdlParser.AnalyzersSectionContext;
import dev.assay.dqdl.internal.parser.DqdlParser.DataSourcesSectionContext;
import dev.assay.dqdl.internal.parser.DqdlParser.DefaultLabelsSectionContext;
import dev.assay.dqdl.internal.parser.DqdlParser.EntryContext;
import dev.assay.dqdl.internal.parser.DqdlParser.MetadataSectionContext;
import dev.assay.dqdl.internal.parser.DqdlParser.RulesSectionContext;
import dev.assay.dqdl.internal.parser.DqdlParser.SectionContext;
import dev.assay.dqdl.internal.parser.DqdlParser.VariableSectionContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds the tree of a document from what the parser saw, as far as that is without errors. */
final class DocumentBuilder {
    private final Build build;
    private final Sections sections;
    /** Indices of the tokens that did not fit. */
    private final Set<Integer> faulty = new HashSet<>();

    private final Set<Integer> skipped;

    private final LabelsBuilder labels;
    private final RuleBuilder rules;

    private Optional<Metadata> metadata = Optional.empty();
    private Optional<DataSources> dataSources = Optional.empty();
    private Optional<Labels> defaultLabels = Optional.empty();
    private final List<RuleNode> ruleNodes = new ArrayList<>();
    private final List<AnalyzerNode> analyzerNodes = new ArrayList<>();

    /** Whether the last analyzer has options, so that more may follow behind commas. */
    private boolean takesOption;

    DocumentBuilder(Build build, Sections sections, Recovery recovery) {
        this.build = build;
        this.sections = sections;
        skipped = recovery.skipped();
        recovery.faults().forEach(fault -> faulty.add(fault.token().getTokenIndex()));
        labels = new LabelsBuilder(build);
        rules = new RuleBuilder(build, labels);
    }

    /** The document without the parts that had errors. Problems are in the issues of the build. */
    Document document() {
        DictionaryBuilder dictionaries = new DictionaryBuilder(build, rules.conditions());
        // Variables and labels count for all rules, wherever they stand.
        for (SectionContext section : sections.honoured()) {
            SourceRange at = build.range(section);
            if (section.exception != null) {
                continue;
            }
            int mark = build.issues().mark();
            int errors = build.issues().errors();
            head(section, dictionaries, at);
            if (sections.isLate(section) && build.issues().errors() > errors) {
                build.issues().rollback(mark);
                forget(section);
                sections.ignoreLate(section);
            }
        }
        defaultLabels.ifPresent(labels::setDefaults);
        for (SectionContext section : sections.honoured()) {
            if (section instanceof RulesSectionContext one && one.ruleList() != null) {
                elements(
                        one.ruleList(),
                        "rule",
                        entry -> rules.rule(entry.disjunction()).ifPresent(ruleNodes::add));
            } else if (section instanceof AnalyzersSectionContext one && one.ruleList() != null) {
                elements(one.ruleList(), "analyzer", this::analyzer);
            }
        }
        return new Document(
                metadata,
                dataSources,
                build.variables().all(),
                defaultLabels,
                ruleNodes,
                analyzerNodes,
                build.source().range(0, build.source().text().length()));
    }

    private void forget(SectionContext section) {
        if (section instanceof MetadataSectionContext) {
            metadata = Optional.empty();
        } else if (section instanceof DataSourcesSectionContext) {
            dataSources = Optional.empty();
        } else if (section instanceof DefaultLabelsSectionContext) {
            defaultLabels = Optional.empty();
        }
    }

    /** One section before the rules. */
    private void head(SectionContext section, DictionaryBuilder dictionaries, SourceRange at) {
        if (section instanceof MetadataSectionContext one) {
            metadata = Optional.of(dictionaries.metadata(one.dictionary(), at));
        } else if (section instanceof DataSourcesSectionContext one) {
            dataSources = Optional.of(dictionaries.dataSources(one.dictionary(), at));
        } else if (section instanceof DefaultLabelsSectionContext one) {
            defaultLabels = Optional.of(labels.build(one.labelList(), at));
        } else if (section instanceof VariableSectionContext one) {
            variable(one, at);
        }
    }

    private void variable(VariableSectionContext context, SourceRange at) {
        Token token = context.WORD().getSymbol();
        String name = token.getText();
        if (name.startsWith(".") || name.startsWith("_")) {
            build.issues()
                    .error(
                            "variable-name",
                            build.range(token),
                            "the name of a variable starts with a letter or digit, not with '" + name.charAt(0) + "'",
                            "rename it");
        }
        boolean list = context.value() instanceof DqdlParser.ListValueContext;
        List<Operand> values = values(context.value());
        if (values.isEmpty()) {
            build.variables().declareBroken(name);
            return;
        }
        if (!build.variables().declare(new Variable(name, values, list, at))) {
            build.issues()
                    .error(
                            "duplicate-variable",
                            build.range(token),
                            "the variable " + Characters.excerpt(name, 60) + " is declared twice",
                            "rename or remove one of the two");
        }
    }

    /** Texts and keywords only; empty after a problem. */
    private List<Operand> values(DqdlParser.ValueContext context) {
        List<Operand> values;
        if (context instanceof DqdlParser.ListValueContext list) {
            if (rejectsVariable(list.list().loneOperand())) {
                return List.of();
            }
            ConditionBuilder.Members members = rules.conditions().members(list.list(), false);
            if (members.failed) {
                return List.of();
            }
            values = members.operands;
        } else {
            DqdlParser.OperandContext operand = ((DqdlParser.SingleValueContext) context).operand();
            if (operand instanceof DqdlParser.OtherOperandContext other
                    && rejectsVariable(List.of(other.loneOperand()))) {
                return List.of();
            }
            Optional<Operand> value = rules.conditions().operand(operand);
            if (value.isEmpty()) {
                return List.of();
            }
            values = List.of(value.get());
        }
        for (Operand value : values) {
            if (!(value instanceof Text) && !(value instanceof Keyword)) {
                build.issues()
                        .error(
                                "variable-type",
                                value.at(),
                                "a variable holds texts only",
                                "put the value in double quotes; numbers cannot be variables");
                return List.of();
            }
        }
        return values;
    }

    private boolean rejectsVariable(List<DqdlParser.LoneOperandContext> operands) {
        for (DqdlParser.LoneOperandContext operand : operands) {
            if (operand instanceof DqdlParser.VariableOperandContext variable) {
                build.issues()
                        .error(
                                "nested-variable",
                                build.range(variable),
                                "a variable cannot be made of another variable",
                                "write the text out; in double quotes a $ is ordinary");
                return true;
            }
        }
        return false;
    }

    /** What stands between the brackets of {@code Rules} or {@code Analyzers}; commas are checked here. */
    private void elements(DqdlParser.RuleListContext context, String what, Consumer<EntryContext> element) {
        Commas commas = new Commas(build, what);
        int end = context.getStart().getTokenIndex() - 1;
        boolean missing = false;
        for (ParseTree child : children(context)) {
            end = forgive(commas, end, child);
            if (child instanceof EntryContext entry) {
                if (missing) {
                    commas.missing(entry.getStart());
                    missing = false;
                }
                commas.element(entry.getStart());
                if (isDamaged(entry)) {
                    commas.forgive();
                } else {
                    element.accept(entry);
                }
            } else if (((TerminalNode) child).getSymbol().getType() == DqdlParser.MISSING_COMMA) {
                missing = true;
                commas.between();
            } else {
                commas.comma(((TerminalNode) child).getSymbol());
            }
        }
        finish(commas, context, end);
    }

    private void analyzer(EntryContext entry) {
        DqdlParser.DisjunctionContext rule = entry.disjunction();
        Optional<DqdlParser.SimpleContext> option = asOption(rule);
        if (option.isPresent() && takesOption) {
            option(option.get());
            return;
        }
        Optional<AnalyzerNode> analyzer = rules.analyzer(rule);
        takesOption = analyzer.isPresent() && !analyzer.get().options().isEmpty();
        analyzer.ifPresent(analyzerNodes::add);
    }

    /** {@code name = value} has the shape of a rule with a condition. */
    private static Optional<DqdlParser.SimpleContext> asOption(DqdlParser.DisjunctionContext rule) {
        return rule.conjunction(0).member(0) instanceof DqdlParser.SimpleContext simple
                        && simple.part().size() == 1
                        && simple.getStop() == rule.getStop()
                        && simple.part(0) instanceof DqdlParser.ConditionPartContext part
                        && part.condition() instanceof DqdlParser.ComparisonContext comparison
                        && comparison.comparator().getStart().getType() == DqdlParser.EQ
                ? Optional.of(simple)
                : Optional.empty();
    }

    /** {@code , rebin = true} belongs to the analyzer before it. */
    private void option(DqdlParser.SimpleContext context) {
        AnalyzerNode analyzer = analyzerNodes.get(analyzerNodes.size() - 1);
        SourceRange at = build.range(context);
        DqdlParser.ConditionPartContext part = (DqdlParser.ConditionPartContext) context.part(0);
        DqdlParser.ValueContext value = ((DqdlParser.ComparisonContext) part.condition()).value();
        Optional<Tag> tag = rules.tags().option(context.type.getText(), value, at);
        if (tag.isPresent()) {
            List<Tag> options = new ArrayList<>(analyzer.options());
            options.add(tag.get());
            AnalyzerNode longer = new AnalyzerNode(
                    analyzer.type(),
                    analyzer.parameters(),
                    options,
                    analyzer.at().to(at));
            analyzerNodes.set(analyzerNodes.size() - 1, longer);
        }
    }

    private boolean isDamaged(EntryContext entry) {
        return entry.exception != null
                || entry.getStop() == null
                || skipped.contains(entry.getStop().getTokenIndex() + 1);
    }

    private static List<ParseTree> children(ParserRuleContext context) {
        return context.children == null ? List.of() : context.children;
    }

    /** Where the parser skipped something since the last child, commas are not judged. */
    private int forgive(Commas commas, int end, ParseTree child) {
        int start = child instanceof ParserRuleContext rule
                ? rule.getStart().getTokenIndex()
                : ((TerminalNode) child).getSymbol().getTokenIndex();
        if (start > end + 1 || faulty.contains(start)) {
            commas.forgive();
        }
        int stop = child instanceof ParserRuleContext rule && rule.getStop() != null
                ? rule.getStop().getTokenIndex()
                : start;
        return Math.max(start, stop);
    }

    private void finish(Commas commas, ParserRuleContext list, int end) {
        boolean skipped = list.getStop() != null && list.getStop().getTokenIndex() > end;
        if (skipped || faulty.contains(end + 1)) {
            commas.forgive();
        }
        commas.end();
    }
}

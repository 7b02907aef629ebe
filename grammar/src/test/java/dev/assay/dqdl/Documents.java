package dev.assay.dqdl;

import dev.assay.dqdl.ast.AnalyzerNode;
import dev.assay.dqdl.ast.Arithmetic;
import dev.assay.dqdl.ast.Between;
import dev.assay.dqdl.ast.Call;
import dev.assay.dqdl.ast.Compare;
import dev.assay.dqdl.ast.Comparison;
import dev.assay.dqdl.ast.CompositeRule;
import dev.assay.dqdl.ast.Condition;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.dqdl.ast.DataSources;
import dev.assay.dqdl.ast.DateLiteral;
import dev.assay.dqdl.ast.Document;
import dev.assay.dqdl.ast.DurationLiteral;
import dev.assay.dqdl.ast.DurationUnit;
import dev.assay.dqdl.ast.In;
import dev.assay.dqdl.ast.Keyword;
import dev.assay.dqdl.ast.Labels;
import dev.assay.dqdl.ast.LogicalOperator;
import dev.assay.dqdl.ast.Matches;
import dev.assay.dqdl.ast.Metadata;
import dev.assay.dqdl.ast.Now;
import dev.assay.dqdl.ast.NumberLiteral;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.Operator;
import dev.assay.dqdl.ast.Parameter;
import dev.assay.dqdl.ast.Parenthesized;
import dev.assay.dqdl.ast.RuleNode;
import dev.assay.dqdl.ast.SimpleRule;
import dev.assay.dqdl.ast.SizeLiteral;
import dev.assay.dqdl.ast.SizeUnit;
import dev.assay.dqdl.ast.SourceRange;
import dev.assay.dqdl.ast.Tag;
import dev.assay.dqdl.ast.Text;
import dev.assay.dqdl.ast.Threshold;
import dev.assay.dqdl.ast.TimeLiteral;
import dev.assay.dqdl.ast.Variable;
import dev.assay.dqdl.ast.Where;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generates trees that a text can have, with every kind of node. */
final class Documents {
    private static final SourceRange NONE = SourceRange.NONE;

    private Documents() {}

    static Arbitrary<Document> documents() {
        return Combinators.combine(
                        optional(texts().map(version -> new Metadata(Map.of("Version", version), NONE))),
                        optional(dataSources()),
                        variables(),
                        optional(labels()),
                        rules().list().ofMinSize(1).ofMaxSize(4),
                        analyzers().list().ofMaxSize(3))
                .as((metadata, sources, variables, labels, rules, analyzers) ->
                        new Document(metadata, sources, variables, labels, rules, analyzers, NONE));
    }

    private static <T> Arbitrary<Optional<T>> optional(Arbitrary<T> arbitrary) {
        return arbitrary.optional(0.5);
    }

    // --- texts ---

    /** Anything that can stand between quotes, with a liking for what hurts. */
    static Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a",
                "b c",
                "\"",
                "\\",
                "\\\\",
                "\\\"",
                "\\d",
                "#",
                "\n",
                "\r\n",
                "\t",
                "é",
                "日本",
                "\uD83C\uDF88",
                "'",
                "$x",
                ",",
                "]",
                "and",
                "2023-01-05",
                "14:05",
                " ",
                "{",
                "\u0000",
                "\u202E");
        return pieces.list().ofMaxSize(4).map(parts -> String.join("", parts));
    }

    private static Arbitrary<String> presentTexts() {
        return texts().filter(text -> !text.isEmpty());
    }

    /** Texts that the language of patterns and filters can write: no backslash before a quote or the end. */
    private static Arbitrary<String> verbatimTexts() {
        return presentTexts().filter(Documents::isWritable);
    }

    private static boolean isWritable(String text) {
        try {
            Text.quoteVerbatim(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Arbitrary<String> words() {
        return Arbitraries.of(
                "a", "order_id", "a.b", "2fast", "_x", "1.2.3", "days", "labels", "Null", "IN", "x1", ".x", "7.");
    }

    private static Arbitrary<Labels> labels() {
        return Arbitraries.maps(presentTexts(), presentTexts())
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(entries -> new Labels(entries, NONE));
    }

    private static Arbitrary<DataSources> dataSources() {
        return Combinators.combine(
                        optional(texts()), texts().list().ofMinSize(1).ofMaxSize(2))
                .as((primary, additional) -> new DataSources(primary, additional, NONE));
    }

    private static Arbitrary<List<Variable>> variables() {
        Arbitrary<Operand> values = Arbitraries.oneOf(
                texts().map(Text::of), Arbitraries.of(Keyword.Word.values()).map(Documents::keyword));
        Arbitrary<Variable> single = Combinators.combine(variableNames(), values)
                .as((name, value) -> new Variable(name, List.of(value), false, NONE));
        Arbitrary<Variable> list = Combinators.combine(
                        variableNames(), values.list().ofMinSize(1).ofMaxSize(3))
                .as((name, members) -> new Variable(name, members, true, NONE));
        return Arbitraries.oneOf(single, list).list().ofMaxSize(2).uniqueElements(Variable::name);
    }

    private static Arbitrary<String> variableNames() {
        return Arbitraries.of("x", "y2", "a.b", "Mean", "labels");
    }

    // --- rules ---

    static Arbitrary<RuleNode> rules() {
        return rules(2);
    }

    private static Arbitrary<RuleNode> rules(int depth) {
        Arbitrary<RuleNode> simple = simpleRules().map(rule -> rule);
        return depth == 0 ? simple : Arbitraries.oneOf(simple, composites(depth - 1));
    }

    private static Arbitrary<RuleNode> composites(int depth) {
        return Combinators.combine(
                        Arbitraries.of(LogicalOperator.values()),
                        rules(depth).list().ofMinSize(2).ofMaxSize(3),
                        optional(labels()))
                .as((operator, operands, labels) -> new CompositeRule(operator, operands, labels, NONE));
    }

    private record Shape(
            String type,
            int parameters,
            Set<ConditionKind> kinds,
            boolean required,
            boolean where,
            boolean threshold) {}

    private static final List<Shape> SHAPES = List.of(
            new Shape("RowCount", 0, Set.of(ConditionKind.NUMBER), true, true, false),
            new Shape("Completeness", 1, Set.of(ConditionKind.NUMBER), true, true, false),
            new Shape("IsComplete", 1, Set.of(), false, true, false),
            new Shape("IsPrimaryKey", 3, Set.of(), false, true, false),
            new Shape("ColumnCorrelation", 2, Set.of(ConditionKind.NUMBER), true, true, false),
            new Shape("ColumnDataType", 1, Set.of(ConditionKind.STRING), true, true, true),
            new Shape(
                    "ColumnValues",
                    1,
                    Set.of(ConditionKind.NUMBER, ConditionKind.STRING, ConditionKind.DATE),
                    true,
                    true,
                    true),
            new Shape("DataFreshness", 1, Set.of(ConditionKind.DURATION), true, true, false),
            new Shape("CustomSql", 1, Set.of(ConditionKind.NUMBER), false, false, true),
            new Shape("FileSize", 0, Set.of(ConditionKind.SIZE), true, false, true),
            new Shape("FileFreshness", 1, Set.of(ConditionKind.DATE), true, false, true),
            new Shape("FileMatch", 2, Set.of(), false, false, false));

    private static Arbitrary<SimpleRule> simpleRules() {
        return Arbitraries.of(SHAPES).flatMap(Documents::simpleRule);
    }

    private static Arbitrary<SimpleRule> simpleRule(Shape shape) {
        boolean sql = shape.type().equals("CustomSql");
        Arbitrary<Optional<Condition>> condition = shape.kinds().isEmpty()
                ? Arbitraries.just(Optional.empty())
                : shape.required()
                        ? Arbitraries.of(shape.kinds())
                                .flatMap(kind -> conditions(kind, shape))
                                .map(Optional::of)
                        : optional(Arbitraries.of(shape.kinds()).flatMap(kind -> conditions(kind, shape)));
        return Combinators.combine(
                        parameters(sql).list().ofSize(shape.parameters()),
                        condition,
                        shape.where() ? optional(wheres()) : Arbitraries.just(Optional.<Where>empty()),
                        shape.threshold() ? optional(thresholds()) : Arbitraries.just(Optional.<Threshold>empty()),
                        tags().list().ofMaxSize(2),
                        optional(labels()))
                .as((parameters, chosen, where, threshold, tags, labels) ->
                        new SimpleRule(shape.type(), parameters, chosen, where, threshold, tags, labels, NONE));
    }

    private static Arbitrary<Parameter> parameters(boolean verbatim) {
        Arbitrary<Parameter.Connector> connectors = Arbitraries.of(Parameter.Connector.values());
        Arbitrary<Parameter> quoted = Combinators.combine(connectors, verbatim ? verbatimTexts() : texts())
                .as((connector, text) -> new Parameter(
                        connector,
                        Parameter.Form.QUOTED,
                        text,
                        verbatim ? Text.quoteVerbatim(text) : Text.quote(text),
                        NONE));
        Arbitrary<Parameter> bare = Combinators.combine(connectors, words())
                .as((connector, word) -> new Parameter(connector, Parameter.Form.BARE, word, word, NONE));
        return Arbitraries.oneOf(quoted, bare);
    }

    private static Arbitrary<Where> wheres() {
        return verbatimTexts().map(text -> new Where(text, Text.quoteVerbatim(text), NONE, NONE));
    }

    private static Arbitrary<Threshold> thresholds() {
        return numberConditions().map(condition -> new Threshold(condition, NONE));
    }

    private static Arbitrary<Tag> tags() {
        Arbitrary<String> names = Arbitraries.of("recentFiles", "failFast", "threshold", "foo");
        Arbitrary<Tag> quoted = Combinators.combine(names, texts())
                .as((name, text) -> new Tag(name, List.of(text), false, true, Text.quote(text), NONE));
        Arbitrary<Tag> lists = Combinators.combine(
                        names, texts().list().ofMinSize(1).ofMaxSize(3))
                .as((name, texts) -> new Tag(
                        name,
                        texts,
                        true,
                        true,
                        "[" + String.join(",", texts.stream().map(Text::quote).toList()) + "]",
                        NONE));
        Arbitrary<Tag> numbers = Combinators.combine(Arbitraries.of("recentFiles", "bar"), expressions())
                .as((name, number) ->
                        new Tag(name, List.of(number.source().replace(" ", "")), false, false, number.source(), NONE));
        return Arbitraries.oneOf(quoted, lists, numbers);
    }

    private static Arbitrary<AnalyzerNode> analyzers() {
        Arbitrary<AnalyzerNode> plain = Combinators.combine(
                        Arbitraries.of("Mean", "Completeness", "ColumnValues", "AllStatistics"), parameters(false))
                .as((type, parameter) -> new AnalyzerNode(type, List.of(parameter), List.of(), NONE));
        Arbitrary<Tag> options = Arbitraries.of(
                new Tag("bins", List.of("10"), false, false, "10", NONE),
                new Tag("rebin", List.of("true"), false, false, "true", NONE));
        Arbitrary<AnalyzerNode> distribution = Combinators.combine(
                        parameters(false), options.list().ofMaxSize(3))
                .as((parameter, chosen) -> new AnalyzerNode("Distribution", List.of(parameter), chosen, NONE));
        return Arbitraries.oneOf(plain, distribution);
    }

    // --- conditions ---

    private static Arbitrary<Condition> conditions(ConditionKind kind, Shape shape) {
        return switch (kind) {
            case NUMBER -> numberConditions();
            case STRING -> stringConditions(shape.kinds().contains(ConditionKind.DATE));
            case DATE -> ordered(ConditionKind.DATE, dates());
            case DURATION -> ordered(ConditionKind.DURATION, durations());
            case SIZE -> ordered(ConditionKind.SIZE, sizes());
        };
    }

    private static Arbitrary<Condition> ordered(ConditionKind kind, Arbitrary<Operand> operands) {
        Arbitrary<Condition> compares = Combinators.combine(Arbitraries.of(Comparison.values()), operands)
                .as((operator, operand) -> new Compare(kind, operator, operand, NONE));
        Arbitrary<Condition> betweens = Combinators.combine(operands, operands, Arbitraries.of(true, false))
                .as((low, high, negated) -> new Between(kind, low, high, negated, NONE));
        Arbitrary<Condition> ins = Combinators.combine(
                        operands.list().ofMinSize(1).ofMaxSize(4), Arbitraries.of(true, false))
                .as((members, negated) -> new In(kind, members, negated, NONE));
        return Arbitraries.oneOf(compares, betweens, ins);
    }

    private static Arbitrary<Condition> numberConditions() {
        return ordered(
                ConditionKind.NUMBER,
                Arbitraries.oneOf(expressions(), expressions(), Arbitraries.just(keyword(Keyword.Word.NULL))));
    }

    /** @param dates whether a text that looks like a date would be one */
    private static Arbitrary<Condition> stringConditions(boolean dates) {
        Arbitrary<Operand> plain =
                texts().filter(text -> !dates || !isDated(text)).map(Text::of);
        Arbitrary<Operand> keywords =
                Arbitraries.of(keyword(Keyword.Word.EMPTY), keyword(Keyword.Word.WHITESPACES_ONLY));
        Arbitrary<Operand> operands = Arbitraries.oneOf(plain, plain, keywords);
        Arbitrary<Condition> compares = Combinators.combine(Arbitraries.of(Comparison.EQ, Comparison.NE), operands)
                .as((operator, operand) -> new Compare(ConditionKind.STRING, operator, operand, NONE));
        // One member decides that the list is one of texts; the others may then look like anything.
        Arbitrary<Operand> others =
                Arbitraries.oneOf(operands, texts().map(Text::of), Arbitraries.just(keyword(Keyword.Word.NULL)));
        Arbitrary<Condition> ins = Combinators.combine(
                        operands, others.list().ofMaxSize(3), Arbitraries.of(true, false))
                .as((first, rest, negated) -> {
                    List<Operand> members = new java.util.ArrayList<>(rest);
                    members.add(first);
                    return new In(ConditionKind.STRING, members, negated, NONE);
                });
        Arbitrary<Condition> matches = Combinators.combine(verbatimTexts(), Arbitraries.of(true, false))
                .as((text, negated) -> new Matches(new Text(text, Text.quoteVerbatim(text), NONE), negated, NONE));
        return Arbitraries.oneOf(compares, ins, matches);
    }

    private static boolean isDated(String text) {
        return Strings.isDateShaped(text) || Strings.isTimeShaped(text);
    }

    private static Operand keyword(Keyword.Word word) {
        return new Keyword(word, word.name(), NONE);
    }

    private static Arbitrary<Operand> numbers() {
        Arbitrary<String> digits =
                Arbitraries.of("0", "1", "007", "0.90", "00.250", "123456789012345678901234567890", "3.5");
        return Combinators.combine(digits, Arbitraries.of(true, false))
                .as((text, minus) -> new NumberLiteral(
                        minus ? new BigDecimal(text).negate() : new BigDecimal(text), (minus ? "-" : "") + text, NONE));
    }

    private static Arbitrary<Operand> terms(int depth) {
        return depth == 0
                ? numbers()
                : Arbitraries.oneOf(
                        numbers(),
                        calls(depth - 1),
                        expressions(depth - 1).map(inner -> new Parenthesized(inner, NONE)));
    }

    private static Arbitrary<Operand> calls(int depth) {
        return Combinators.combine(
                        Arbitraries.of("last", "avg", "nosuch", "a.b"),
                        expressions(depth).list().ofMaxSize(2))
                .as((name, arguments) -> new Call(name, arguments, NONE));
    }

    private static Arbitrary<Operand> expressions() {
        return expressions(2);
    }

    private static Arbitrary<Operand> expressions(int depth) {
        Arbitrary<Arithmetic.Step> steps = Combinators.combine(Arbitraries.of(Operator.values()), terms(depth))
                .as(Arithmetic.Step::new);
        return Combinators.combine(terms(depth), steps.list().ofMaxSize(2)).as((first, rest) -> {
            Operand expression = first;
            for (Arithmetic.Step step : rest) {
                expression = new Arithmetic(expression, step.operator(), step.operand(), NONE);
            }
            return expression;
        });
    }

    private static Arbitrary<Operand> dates() {
        Arbitrary<Operand> days =
                Arbitraries.of("2023-01-05", "2024-02-29").map(day -> DateLiteral.of(LocalDate.parse(day)));
        Arbitrary<Operand> badDays = Arbitraries.just(new DateLiteral("2023-02-31", "\"2023-02-31\"", NONE));
        Arbitrary<Operand> times = Arbitraries.of(
                new TimeLiteral(LocalTime.of(14, 5), "\"14:05\"", NONE),
                new TimeLiteral(LocalTime.of(14, 5), "\"2:05 PM\"", NONE));
        Arbitrary<Operand> now = optional(Combinators.combine(
                                Arbitraries.of(true, false),
                                Arbitraries.longs().between(0, Long.MAX_VALUE),
                                Arbitraries.of(DurationUnit.values()))
                        .as(Now.Offset::new))
                .map(offset -> new Now(offset, NONE));
        return Arbitraries.oneOf(days, badDays, times, now);
    }

    private static Arbitrary<Operand> durations() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, Long.MAX_VALUE), Arbitraries.of(DurationUnit.values()))
                .as((amount, unit) -> new DurationLiteral(amount, unit, amount + " " + unit.word(), NONE));
    }

    private static Arbitrary<Operand> sizes() {
        Arbitrary<Operand> withUnit = Combinators.combine(
                        Arbitraries.longs().between(0, Long.MAX_VALUE), Arbitraries.of(SizeUnit.values()))
                .as((amount, unit) -> new SizeLiteral(amount, unit, amount + " " + unit, NONE));
        Arbitrary<Operand> plain =
                Arbitraries.longs().map(amount -> new SizeLiteral(amount, SizeUnit.B, String.valueOf(amount), NONE));
        return Arbitraries.oneOf(withUnit, plain);
    }
}

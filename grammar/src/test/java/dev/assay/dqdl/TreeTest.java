package dev.assay.dqdl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dqdl.ast.AnalyzerNode;
import dev.assay.dqdl.ast.Arithmetic;
import dev.assay.dqdl.ast.Between;
import dev.assay.dqdl.ast.Compare;
import dev.assay.dqdl.ast.CompositeRule;
import dev.assay.dqdl.ast.Condition;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.dqdl.ast.DateLiteral;
import dev.assay.dqdl.ast.Document;
import dev.assay.dqdl.ast.DurationLiteral;
import dev.assay.dqdl.ast.DurationUnit;
import dev.assay.dqdl.ast.In;
import dev.assay.dqdl.ast.Keyword;
import dev.assay.dqdl.ast.LogicalOperator;
import dev.assay.dqdl.ast.Matches;
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
import dev.assay.dqdl.ast.TimeLiteral;
import dev.assay.dqdl.ast.Where;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tree that a text becomes. */
class TreeTest {
    private static Document document(String text) {
        ParseResult result = Dqdl.parse(text, FixtureVocabulary.INSTANCE);
        assertThat(result.document()).as("%s", result.issues()).isPresent();
        return result.document().orElseThrow();
    }

    private static RuleNode rule(String text) {
        return document("Rules = [ " + text + " ]").rules().get(0);
    }

    private static SimpleRule simple(String text) {
        return (SimpleRule) rule(text);
    }

    private static Condition condition(String text) {
        return simple(text).condition().orElseThrow();
    }

    private static Operand operand(String text) {
        return ((Compare) condition(text)).operand();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ColumnValues `a` = NULL | NUMBER",
                "ColumnValues `a` in [NULL, NULL] | NUMBER",
                "ColumnValues `a` between NULL and NULL | NUMBER",
                "ColumnValues `a` in [NULL, `x`] | STRING",
                "ColumnValues `a` in [NULL, EMPTY] | STRING",
                "ColumnValues `a` = EMPTY | STRING",
                "ColumnValues `a` in $x | STRING",
                "ColumnValues `a` = $x | STRING",
                "ColumnValues `a` in [NULL, now()] | DATE",
                "ColumnValues `a` in [NULL, `2023-01-01`] | DATE",
                "ColumnValues `a` between NULL and `2023-01-01` | DATE",
                "ColumnValues `a` = `2023-01-01` | DATE",
                "ColumnValues `a` = `14:05` | DATE",
                "ColumnValues `a` = `9:05 AM` | DATE",
                "ColumnValues `a` = `9:05` | STRING",
                "ColumnValues `a` = `2023-1-1` | STRING",
                "ColumnValues `a` = `5` | STRING",
                "ColumnValues `a` in [`2023-11-05`, `unknown`] | STRING",
                "ColumnValues `a` matches `2023-11-05` | STRING",
                "ColumnDataType `a` = `2023-01-01` | STRING",
                "FileMatch in [`14:05`] | STRING",
                "DataFreshness `a` > 5 days | DURATION",
                "FileSize > 5 KB | SIZE",
                "FileSize > 5 | SIZE",
                "FileSize in [5, 5 KB] | SIZE",
                "RowCount > 5 | NUMBER",
                "RowCount > avg(last(5)) | NUMBER"
            })
    void choosesTheKindByTheOperandsAndTheRule(String text, ConditionKind kind) {
        Document document = document("x = \"2023-01-01\" Rules = [ " + text.replace('`', '"') + " ]");
        assertThat(((SimpleRule) document.rules().get(0))
                        .condition()
                        .orElseThrow()
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void readsNumbersExactlyAndKeepsTheirSpelling() {
        NumberLiteral number = (NumberLiteral) operand("ColumnValues \"a\" > - 00.250");
        assertThat(number.value()).isEqualTo(new BigDecimal("-0.250"));
        assertThat(number.source()).isEqualTo("-00.250");
        NumberLiteral large = (NumberLiteral) operand("RowCount > 9223372036854775808");
        assertThat(large.value()).isEqualTo(new BigDecimal("9223372036854775808"));
        NumberLiteral power = (NumberLiteral) operand("RowCount > 1e400");
        assertThat(power.value()).isEqualTo(BigDecimal.TEN.pow(400));
        assertThat(((NumberLiteral) operand("RowCount > .5")).value()).isEqualTo(new BigDecimal("0.5"));
        assertThat(((NumberLiteral) operand("RowCount > 5.")).value()).isEqualTo(new BigDecimal("5"));
    }

    @Test
    void groupsAllOperatorsToTheLeft() {
        Arithmetic product = (Arithmetic) operand("RowCount > 4 + 2 * 3");
        assertThat(product.operator()).isEqualTo(Operator.TIMES);
        Arithmetic sum = (Arithmetic) product.left();
        assertThat(sum.operator()).isEqualTo(Operator.PLUS);
        assertThat(product.first().source()).isEqualTo("4");
        assertThat(product.steps()).extracting(step -> step.operand().source()).containsExactly("2", "3");
        Arithmetic kept = (Arithmetic) operand("RowCount > 4 + (2 * 3)");
        assertThat(kept.right()).isInstanceOf(Parenthesized.class);
        Arithmetic minus = (Arithmetic) operand("RowCount > 5--3");
        assertThat(minus.operator()).isEqualTo(Operator.MINUS);
        assertThat(((NumberLiteral) minus.right()).value()).isEqualTo(new BigDecimal("-3"));
    }

    @Test
    void readsEveryFormOfNow() {
        Now.Offset threeDays = new Now.Offset(true, 3, DurationUnit.DAYS);
        for (String text : List.of(
                "(now() - 3 days)", "now() - 3 days", "((now() - 3 days))", "(now()-3 days)", "now ( ) - 3day")) {
            assertThat(operand("ColumnValues \"d\" > " + text))
                    .as(text)
                    .isInstanceOfSatisfying(
                            Now.class, now -> assertThat(now.offset()).contains(threeDays));
        }
        for (String text : List.of("now()", "now ( )", "(now())")) {
            assertThat(((Now) operand("ColumnValues \"d\" > " + text)).offset()).isEmpty();
        }
        assertThat(((Now) operand("ColumnValues \"d\" > now() + 2 hours")).offset())
                .contains(new Now.Offset(false, 2, DurationUnit.HOURS));
    }

    @ParameterizedTest
    @CsvSource({
        "14:05, 14:05",
        "24:00, 00:00",
        "00:00, 00:00",
        "9:30 AM, 09:30",
        "12:30 AM, 00:30",
        "0:30 AM, 00:30",
        "00:30 AM, 00:30",
        "12:30 PM, 12:30",
        "1:05 PM, 13:05",
        "11:59 PM, 23:59"
    })
    void readsTimes(String text, LocalTime time) {
        assertThat(((TimeLiteral) operand("ColumnValues \"d\" > \"" + text + "\"")).time())
                .isEqualTo(time);
    }

    @Test
    void readsDatesWithoutCheckingThem() {
        assertThat(((DateLiteral) operand("ColumnValues \"d\" > \"2024-02-29\"")).date())
                .isPresent();
        assertThat(((DateLiteral) operand("ColumnValues \"d\" > \"2023-02-29\"")).date())
                .isEmpty();
    }

    @Test
    void readsDurationsAndSizes() {
        DurationLiteral day = (DurationLiteral) operand("DataFreshness \"d\" < 1 day");
        assertThat(day.unit()).isEqualTo(DurationUnit.DAYS);
        assertThat(day.source()).isEqualTo("1 days");
        SizeLiteral size = (SizeLiteral) operand("FileSize < 5KB");
        assertThat(size.unit()).isEqualTo(SizeUnit.KB);
        assertThat(size.bytes()).isEqualTo(5 * 1024);
        SizeLiteral plain = (SizeLiteral) operand("FileSize < 5.0");
        assertThat(plain.amount()).isEqualTo(5);
        assertThat(plain.unit()).isEqualTo(SizeUnit.B);
        assertThat(plain.source()).isEqualTo("5.0");
    }

    @Test
    void resolvesEscapesByOneRule() {
        assertThat(simple("IsComplete \"a\\\"b\\\\c\\nd\"").parameters().get(0).value())
                .isEqualTo("a\"b\\c\\nd");
        assertThat(((Text) operand("ColumnValues \"a\" = \"a\\\"b\\\\c\\nd\"")).value())
                .isEqualTo("a\"b\\c\\nd");
        In in = (In) condition("ColumnValues \"a\" in [\"a\\\"b\\\\c\\nd\"]");
        assertThat(((Text) in.members().get(0)).value()).isEqualTo("a\"b\\c\\nd");
        Tag tag = simple("RowCount > 1 with foo = \"a\\\"b\\\\c\"").tags().get(0);
        assertThat(tag.value()).isEqualTo("a\"b\\c");
        assertThat(simple("IsComplete \"a\" labels = [\"a\\\"b\"=\"c\\\\d\"]")
                        .labels()
                        .orElseThrow()
                        .entries())
                .isEqualTo(Map.of("a\"b", "c\\d"));
    }

    @Test
    void leavesTheBackslashesOfPatternsAndSqlAlone() {
        String written = "\"\\d\\\\d \\\"q\\\" \\n\"";
        String expected = "\\d\\\\d \"q\" \\n";
        assertThat(((Matches) condition("ColumnValues \"a\" matches " + written))
                        .pattern()
                        .value())
                .isEqualTo(expected);
        Where where = simple("IsComplete \"a\" where " + written).where().orElseThrow();
        assertThat(where.filter()).isEqualTo(expected);
        assertThat(simple("CustomSql " + written).parameters().get(0).value()).isEqualTo(expected);
        assertThat(simple("ColumnNamesMatchPattern " + written)
                        .parameters()
                        .get(0)
                        .value())
                .isEqualTo(expected);
        assertThat(simple("FileSize > 1 with uriRegex = " + written)
                        .tags()
                        .get(0)
                        .value())
                .isEqualTo(expected);
    }

    @Test
    void endsAStringAtABackslashedQuoteWhenNoOtherFollows() {
        Document document = document("Rules = [ IsComplete \"a\\\" ]");
        assertThat(((SimpleRule) document.rules().get(0)).parameters().get(0).value())
                .isEqualTo("a\\");
        assertThat(Formatter.print(document)).contains("IsComplete \"a\\\\\"");
    }

    @Test
    void keepsConnectorsAndForms() {
        List<Parameter> parameters = simple("IsPrimaryKey of \"a\" and b c").parameters();
        assertThat(parameters)
                .extracting(Parameter::connector)
                .containsExactly(Parameter.Connector.OF, Parameter.Connector.AND, Parameter.Connector.NONE);
        assertThat(parameters)
                .extracting(Parameter::form)
                .containsExactly(Parameter.Form.QUOTED, Parameter.Form.BARE, Parameter.Form.BARE);
    }

    @Test
    void putsVariablesInTheirPlaces() {
        Document document = document(
                "x = \"a\\\\d\" y = [\"b\", EMPTY] Rules = [ IsComplete $x, ColumnValues \"c\" in $y,"
                        + " ColumnValues \"c\" not in [$y, \"z\", $x], ColumnValues \"c\" matches $x, ColumnValues \"c\" = $x ]");
        Parameter parameter =
                ((SimpleRule) document.rules().get(0)).parameters().get(0);
        assertThat(parameter.form()).isEqualTo(Parameter.Form.VARIABLE);
        assertThat(parameter.value()).isEqualTo("a\\d");
        assertThat(parameter.source()).isEqualTo("$x");
        In whole = (In) ((SimpleRule) document.rules().get(1)).condition().orElseThrow();
        assertThat(whole.variable()).contains("y");
        assertThat(whole.members()).hasSize(2);
        assertThat(((Keyword) whole.members().get(1)).word()).isEqualTo(Keyword.Word.EMPTY);
        In spliced = (In) ((SimpleRule) document.rules().get(2)).condition().orElseThrow();
        assertThat(spliced.variable()).isEmpty();
        assertThat(spliced.members()).hasSize(4);
        assertThat(spliced.written()).containsExactly("$y", "\"z\"", "$x");
        Matches matches =
                (Matches) ((SimpleRule) document.rules().get(3)).condition().orElseThrow();
        assertThat(matches.pattern().value()).isEqualTo("a\\\\d");
        Compare compare =
                (Compare) ((SimpleRule) document.rules().get(4)).condition().orElseThrow();
        assertThat(((Text) compare.operand()).value()).isEqualTo("a\\d");
    }

    @Test
    void tellsThresholdsFromTags() {
        SimpleRule rule = simple(
                "ColumnValues \"a\" in [\"x\"] with Threshold between 0.5 and 0.9 with a = 1 + 2 with b = \"t\" with c = NULL with d = [\"x\",\"y\"]");
        assertThat(rule.threshold().orElseThrow().condition()).isInstanceOf(Between.class);
        assertThat(rule.tags())
                .extracting(Tag::values)
                .containsExactly(List.of("1+2"), List.of("t"), List.of("NULL"), List.of("x", "y"));
        assertThat(rule.tags()).extracting(Tag::quoted).containsExactly(false, true, false, true);
        assertThat(rule.tags()).extracting(Tag::list).containsExactly(false, false, false, true);
        SimpleRule text = simple("ColumnValues \"a\" in [\"x\"] with threshold = \"0.5\"");
        assertThat(text.threshold()).isEmpty();
        assertThat(text.tags().get(0).name()).isEqualTo("threshold");
    }

    @Test
    void bindsAndTighterThanOrAndMakesChainsFlat() {
        CompositeRule or =
                (CompositeRule) rule("RowCount > 1 or RowCount > 2 and RowCount > 3 and RowCount > 4 or RowCount > 5");
        assertThat(or.operator()).isEqualTo(LogicalOperator.OR);
        assertThat(or.operands()).hasSize(3);
        CompositeRule and = (CompositeRule) or.operands().get(1);
        assertThat(and.operator()).isEqualTo(LogicalOperator.AND);
        assertThat(and.operands()).hasSize(3);
        CompositeRule nested = (CompositeRule) rule("(RowCount > 1 and RowCount > 2) and RowCount > 3");
        assertThat(nested.operands()).hasSize(2);
        assertThat(nested.operands().get(0)).isInstanceOf(CompositeRule.class);
        assertThat(rule("((RowCount > 1))")).isInstanceOf(SimpleRule.class);
    }

    @Test
    void letsAndJoinRulesOnceTheFirstHasItsParameters() {
        CompositeRule both = (CompositeRule) rule("IsComplete \"a\" and IsUnique \"b\"");
        assertThat(both.operands()).hasSize(2);
        SimpleRule key = simple("IsPrimaryKey \"a\" and IsComplete \"b\"");
        assertThat(key.parameters()).hasSize(3);
        CompositeRule correlation = (CompositeRule) rule("ColumnCorrelation \"a\" and \"b\" > 0.5 and RowCount > 1");
        assertThat(((SimpleRule) correlation.operands().get(0)).parameters()).hasSize(2);
    }

    @Test
    void givesLabelsToTheRuleTheyStandBehind() {
        CompositeRule composite = (CompositeRule)
                rule("((IsComplete \"a\") and (IsUnique \"b\") labels=[\"x\"=\"y\"]) labels=[\"k\"=\"v\"]");
        assertThat(composite.labels().orElseThrow().entries()).isEqualTo(Map.of("k", "v"));
        assertThat(composite.operands().get(0).labels()).isEmpty();
        assertThat(composite.operands().get(1).labels().orElseThrow().entries()).isEqualTo(Map.of("x", "y"));
        assertThat(rule("(IsComplete \"a\" labels=[\"x\"=\"y\"]) labels=[\"k\"=\"v\"]")
                        .labels()
                        .orElseThrow()
                        .entries())
                .isEqualTo(Map.of("k", "v"));
    }

    @Test
    void readsTheSectionsBeforeTheRules() {
        Document document = document(
                "Metadata = { \"Version\": \"1\", \"Version\": \"2\" } DataSources = { \"Primary\": \"p\","
                        + " \"AdditionalDataSources\": [ \"my table\", \"b\" ] } DefaultLabels = [\"k\"=\"v\"] Rules = [ RowCount > 1 ]");
        assertThat(document.metadata().orElseThrow().entries()).isEqualTo(Map.of("Version", "2"));
        assertThat(document.dataSources().orElseThrow().primary()).contains("p");
        assertThat(document.dataSources().orElseThrow().additional()).containsExactly("my table", "b");
        assertThat(document.defaultLabels().orElseThrow().entries()).isEqualTo(Map.of("k", "v"));
    }

    @Test
    void keepsRulesAndAnalyzersInEitherOrder() {
        Document document = document(
                "Analyzers = [ RowCount, Distribution \"a\" with bins = 10, rebin = true ] Rules = [ RowCount > 1 ]");
        assertThat(document.rules()).hasSize(1);
        assertThat(document.analyzers()).extracting(AnalyzerNode::type).containsExactly("RowCount", "Distribution");
        assertThat(document.analyzers().get(1).options())
                .extracting(Tag::name, Tag::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("bins", "10"),
                        org.assertj.core.groups.Tuple.tuple("rebin", "true"));
    }

    @Test
    void takesTheFirstOfTwoListsOfRules() {
        assertThat(document("Rules = [ RowCount > 1 ] Rules = [ RowCount > 2, RowCount > 3 ]")
                        .rules())
                .hasSize(1);
    }

    @Test
    void placesEveryNode() {
        String text = "Rules = [\n    Completeness \"a\" between 0.5 and 1 where \"x > 1\" with foo = 3\n]";
        SimpleRule rule = (SimpleRule) document(text).rules().get(0);
        assertThat(covered(text, rule.at())).startsWith("Completeness").endsWith("foo = 3");
        assertThat(rule.at().line()).isEqualTo(2);
        assertThat(rule.at().column()).isEqualTo(5);
        assertThat(covered(text, rule.parameters().get(0).at())).isEqualTo("\"a\"");
        Between between = (Between) rule.condition().orElseThrow();
        assertThat(covered(text, between.at())).isEqualTo("between 0.5 and 1");
        assertThat(covered(text, between.high().at())).isEqualTo("1");
        assertThat(covered(text, rule.where().orElseThrow().at())).isEqualTo("where \"x > 1\"");
        assertThat(covered(text, rule.where().orElseThrow().textAt())).isEqualTo("x > 1");
        assertThat(covered(text, rule.tags().get(0).at())).isEqualTo("with foo = 3");
    }

    private static String covered(String text, SourceRange range) {
        return text.substring(range.start(), range.end());
    }

    @Test
    void throwsOneExceptionWithAllErrors() {
        ParseResult result = Dqdl.parse("Rules = [ Foo, Mean ]", FixtureVocabulary.INSTANCE);
        assertThat(result.document()).isEqualTo(Optional.empty());
        org.assertj.core.api.Assertions.assertThatThrownBy(result::documentOrThrow)
                .isInstanceOfSatisfying(
                        DqdlException.class, e -> assertThat(e.issues()).isEqualTo(result.issues()))
                .hasMessage("""
                        the ruleset is not valid DQDL:
                          1:11: there is no rule type 'Foo' (the command 'assay rules' lists them)
                          1:16: Mean takes 1 parameter, but none is given (write  Mean "...")
                          1:16: Mean needs a condition (add one, such as:  Mean > 0.9)""");
    }
}

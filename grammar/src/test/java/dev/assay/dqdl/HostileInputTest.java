package dev.assay.dqdl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dqdl.ast.Arithmetic;
import dev.assay.dqdl.ast.Compare;
import dev.assay.dqdl.ast.CompositeRule;
import dev.assay.dqdl.ast.Document;
import dev.assay.dqdl.ast.In;
import dev.assay.dqdl.ast.RuleNode;
import dev.assay.dqdl.ast.SimpleRule;
import dev.assay.dqdl.ast.WithoutPositions;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Large, deep and malicious texts: a normal result or a stated limit, whatever the size of the stack. */
class HostileInputTest {
    private static final FixtureVocabulary VOCABULARY = FixtureVocabulary.INSTANCE;

    /** Runs on a thread with a stack of 256 KiB, as some servers give to theirs. */
    private static <T> T onSmallStack(Supplier<T> work) {
        return onStack(256, work);
    }

    private static <T> T onStack(int kibibytes, Supplier<T> work) {
        AtomicReference<T> result = new AtomicReference<>();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(null, () -> result.set(work.get()), "stack-of-" + kibibytes, (long) kibibytes << 10);
        thread.setUncaughtExceptionHandler((t, e) -> thrown.set(e));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(thrown.get()).isNull();
        return result.get();
    }

    private static Document accept(String text) {
        ParseResult result = onSmallStack(() -> Dqdl.lint(text, VOCABULARY));
        assertThat(result.document()).as("%s", result.issues()).isPresent();
        return result.document().orElseThrow();
    }

    private static String codeOf(String text) {
        ParseResult result = onSmallStack(() -> Dqdl.lint(text, VOCABULARY));
        assertThat(result.document()).isEmpty();
        return result.issues().get(0).code();
    }

    private static String rules(String rule) {
        return "Rules = [ " + rule + " ]";
    }

    private static String repeated(String part, int times, String separator) {
        return IntStream.range(0, times).mapToObj(i -> part).collect(Collectors.joining(separator));
    }

    @Test
    void readsTenThousandRules() {
        Document document = accept(rules(IntStream.range(0, 10_000)
                .mapToObj(i -> "Completeness \"column" + i + "\" between 0.1 and 0." + (i + 2))
                .collect(Collectors.joining(",\n"))));
        assertThat(document.rules()).hasSize(10_000);
    }

    @Test
    void readsTenThousandRulesWithAnErrorInEachAndShowsTheFirstHundred() {
        ParseResult result = Dqdl.parse(rules(repeated("Mean \"a\" >", 10_000, ",\n")), VOCABULARY);
        assertThat(result.issues()).hasSize(101);
        assertThat(result.issues().get(100).message()).isEqualTo("9900 more problems are not shown");
    }

    @Test
    void readsAListOfAHundredThousandTexts() {
        String list =
                IntStream.range(0, 100_000).mapToObj(i -> "\"v" + i + "\"").collect(Collectors.joining(","));
        SimpleRule rule = (SimpleRule)
                accept(rules("ColumnValues \"a\" in [" + list + "]")).rules().get(0);
        assertThat(((In) rule.condition().orElseThrow()).members()).hasSize(100_000);
    }

    @Test
    void readsOneRuleOfAMegabyte() {
        String sql = "select " + "x".repeat(1 << 20);
        SimpleRule rule = (SimpleRule)
                accept(rules("CustomSql \"" + sql + "\" > 1")).rules().get(0);
        assertThat(rule.parameters().get(0).value()).isEqualTo(sql);
    }

    @Test
    void readsChainsOfTenThousandRules() {
        CompositeRule all = (CompositeRule)
                accept(rules(repeated("IsComplete a", 10_000, " and "))).rules().get(0);
        assertThat(all.operands()).hasSize(10_000);
        CompositeRule any = (CompositeRule) accept(rules(repeated("(RowCount > 1)", 10_000, " or ")))
                .rules()
                .get(0);
        assertThat(any.operands()).hasSize(10_000);
    }

    @Test
    void readsAndPrintsChainsOfTenThousandNumbers() {
        String text = rules("RowCount > " + repeated("1", 10_000, " + "));
        RuleNode rule = accept(text).rules().get(0);
        Arithmetic sum = (Arithmetic) ((Compare) ((SimpleRule) rule).condition().orElseThrow()).operand();
        assertThat(sum.steps()).hasSize(9_999);
        onSmallStack(() -> {
            Document document = Dqdl.parse(text, VOCABULARY).document().orElseThrow();
            Document again =
                    Dqdl.parse(Formatter.print(document), VOCABULARY).document().orElseThrow();
            assertThat(WithoutPositions.of(again).equals(WithoutPositions.of(document)))
                    .isTrue();
            assertThat(document.hashCode())
                    .isEqualTo(Dqdl.parse(text, VOCABULARY)
                            .document()
                            .orElseThrow()
                            .hashCode());
            assertThat(document.toString()).contains("1 + 1 + 1");
            assertThat(Formatter.format(text, VOCABULARY).text()).isPresent();
            return true;
        });
    }

    private static Stream<String> deepest() {
        return Stream.of(
                rules("(".repeat(256) + "RowCount > 1" + ")".repeat(256)),
                rules("RowCount > " + "(".repeat(256) + "1" + ")".repeat(256)),
                rules("RowCount > " + "abs(".repeat(256) + "1" + ")".repeat(256)),
                rules("(".repeat(255) + "RowCount > (1)" + " and RowCount > 2)".repeat(255)));
    }

    @ParameterizedTest
    @MethodSource("deepest")
    void readsBracketsUpToTheLimitOnAnOrdinaryStack(String text) {
        ParseResult result = onStack(512, () -> Dqdl.lint(text, VOCABULARY));
        assertThat(result.document()).as("%s", result.issues()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("deepest")
    void readsBracketsUpToTheLimitOrSaysThatTheStackIsTooSmall(String text) {
        ParseResult result = onSmallStack(() -> Dqdl.lint(text, VOCABULARY));
        if (result.document().isEmpty()) {
            assertThat(result.issues()).extracting(Issue::code).containsExactly("limit-nesting");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {257, 1_000, 10_000, 200_000})
    void refusesDeeperBracketsByTheirLimit(int depth) {
        assertThat(codeOf(rules("(".repeat(depth) + "RowCount > 1" + ")".repeat(depth))))
                .isEqualTo("limit-nesting");
        assertThat(codeOf(rules("RowCount > " + "(".repeat(depth)))).isEqualTo("limit-nesting");
        assertThat(codeOf("[".repeat(depth + 1))).isEqualTo("limit-nesting");
        String nested = "(RowCount > 1 and ".repeat(depth) + "RowCount > 1" + ")".repeat(depth);
        assertThat(codeOf(rules(nested))).isEqualTo("limit-nesting");
    }

    @Test
    void namesTheOptionOfEachLimit() {
        Limits tight = new Limits(60, 2, 3, 1);
        assertThat(issue("Rules = [ (((RowCount > 1))) ]", tight))
                .contains("nesting")
                .contains("2 deep");
        assertThat(issue("Rules = [ RowCount in [1,2,3,4] ]", tight))
                .contains("list-members")
                .contains("3 members");
        assertThat(issue("Rules = [ " + " ".repeat(60) + "]", tight))
                .contains("text-length")
                .contains("60");
        assertThat(issue("Rules = [ a, b ]", tight)).contains("issues-shown").contains("1 more problem is not shown");
    }

    private static String issue(String text, Limits limits) {
        return Dqdl.parse(text, VOCABULARY, limits).issues().toString();
    }

    @Test
    void refusesTextsThatAreTooLongWithoutReadingThem() {
        assertThat(codeOf("x".repeat((16 << 20) + 1))).isEqualTo("limit-text-length");
    }

    @Test
    void refusesNumbersThatTakeTooLongToConvert() {
        accept(rules("RowCount > " + "9".repeat(1_000)));
        assertThat(codeOf(rules("RowCount > " + "9".repeat(1_001)))).isEqualTo("limit-number-length");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"", "'", "(", ")", "[", "]", "{", ",", "=", "\\", "\"\\", "$", "#", "é", "\0", "a ", "1 ", "and "
            })
    void survivesManyOfTheSame(String part) {
        onSmallStack(() -> Dqdl.lint(part.repeat(20_000), VOCABULARY));
        onSmallStack(() -> Dqdl.lint("Rules = [ " + part.repeat(20_000), VOCABULARY));
        ParseResult result = onSmallStack(() -> Dqdl.lint(rules("IsPrimaryKey " + part.repeat(20_000)), VOCABULARY));
        assertThat(result.document().isPresent())
                .isEqualTo(part.equals("a ") || part.equals("\"")); // "" is a text, too
    }

    @Test
    void readsAKeyOfAHundredThousandColumns() {
        accept(rules("IsPrimaryKey " + repeated("column", 100_000, " ")));
    }

    @Test
    void warnsOfTextsThatGlueDoesNotTake() {
        ParseResult result = Dqdl.lint(rules("IsComplete \"a\"") + " ".repeat(70_000), VOCABULARY);
        assertThat(result.issues()).extracting(Issue::code).containsExactly("glue-length");
    }
}

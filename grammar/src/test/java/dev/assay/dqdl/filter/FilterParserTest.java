package dev.assay.dqdl.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FilterParserTest {
    private static final String[] CASES = {
        "a = 1 => (= a 1)",
        "a == 1 => (= a 1)",
        "a <> 1 or b != 2 => (or (!= a 1) (!= b 2))",
        "a <=> null => (<=> a null)",
        "a !> 1 and a !< 0 => (and (<= a 1) (>= a 0))",
        "NOT a AND b => (and (not a) b)",
        "! a => (not a)",
        "not not a => (not (not a))",
        "not a = b => (not (= a b))",
        "a or b and c or d => (or a (and b c) d)",
        "(a or b) and c => (and (or a b) c)",
        "a and b and c => (and a b c)",
        "(a and b) and c => (and (and a b) c)",
        "1 + 2 * 3 - 4 => (1 + (2 * 3) - 4)",
        "1 - 2 - 3 = 0 => (= (1 - 2 - 3) 0)",
        "a * b / c % d div e => (a * b / c % d div e)",
        "a || 'x' || b => (a || 'x' || b)",
        "-a * 2 => ((neg a) * 2)",
        "- -5 => (neg -5)",
        "-0.0D => (neg 0.0:DOUBLE)",
        "-5 => -5",
        "a - -5 => (a - -5)",
        "-(5) => (neg 5)",
        "+a => a",
        "a < b = c => (= (< a b) c)",
        "a between 1 and 2 and b => (and (between a 1 2) b)",
        "a not between 1 + 1 and 3 => (notbetween a (1 + 1) 3)",
        "a in (1, 'x', null) => (in a (list 1 'x' null))",
        "a not in (1) => (notin a (list 1))",
        "a like 'x%' => (like a 'x%')",
        "a not ilike '%y' escape '!' => (notilike a '%y' escape !)",
        "a rlike '^x' or a regexp 'y' => (or (rlike a '^x') (rlike a 'y'))",
        "a is null and b is not null => (and (isnull a) (notnull b))",
        "a = b is null => (isnull (= a b))",
        "a is true or a is not false or a is unknown => (or (is true a) (isnot false a) (isnull a))",
        "a is distinct from b => (not (<=> a b))",
        "a is not distinct from b => (<=> a b)",
        "case when a then 1 else 2 end = 1 => (= (case when a then 1 else 2) 1)",
        "CASE a WHEN 1 THEN 'x' WHEN 2 THEN 'y' END => (case a when 1 then 'x' when 2 then 'y')",
        "cast(a as decimal(10, 2)) > 1 => (> (cast a decimal[10, 2]) 1)",
        "cast(a as date) => (cast a date)",
        "length(trim(a)) > 0 => (> (length: (trim: a)) 0)",
        "now() > a => (> (now:) a)",
        "split(a, ',')[0] = 'x' => (= (at (split: a ',') 0) 'x')",
        "if(a, b, c) => (if: a b c)",
        "a.b.`c.d` = 1 => (= a/b/c.d 1)",
        "`a``b` = 1 => (= a`b 1)",
        "date = date '2024-01-01' => (= date date'2024-01-01')",
        "timestamp'2024-01-01' < timestamp => (< timestamp'2024-01-01' timestamp)",
        "timestamp_ntz'2024-01-01' < timestamp_ltz '2024-01-01' => (< local_timestamp'2024-01-01' timestamp'2024-01-01')",
        "timestamp_ntz = 1 => (= timestamp_ntz 1)",
        "interval = interval 3 days => (= interval 259200000000us(days))",
        "d + interval '1' year => (d + 12months)",
        "interval -1 month 2 years => 23months",
        "interval '1 week 2 hours' => 612000000000us",
        "interval '2-3' year to month => 27months",
        "interval -'1 2:03:04.5' day to second => -93784500000us",
        "interval 1.5 seconds => 1500000us",
        "2024_sales > 1e3 => (> 2024_sales 1E+3:DOUBLE)",
        "1.5 => 1.5:DECIMAL",
        ".5 => 0.5:DECIMAL",
        "1.5D = 1F => (= 1.5:DOUBLE 1:FLOAT)",
        "2BD + 1L + 1S + 1Y => (2:DECIMAL + 1:LONG + 1:SHORT + 1:BYTE)",
        "9223372036854775808 => 9223372036854775808",
        "-9223372036854775808L => -9223372036854775808:LONG",
        "007 => 7",
        "'it''s' => 'its'",
        "'it\\'s' => 'it's'",
        "'\\u0041\\101\\n\\\\\\%\\_\\x' => 'AA\n\\\\%\\_x'",
        "r'a\\d' => 'a\\d'",
        "a -- comment => a",
        "a /* b */ = 1 => (= a 1)",
        "größe > 1 => (> größe 1)",
        "\"x\" = 'y' => (= 'x' 'y')",
        "to = as => (= to as)",
        "date(a) = d => (= (date: a) d)",
    };

    static List<Arguments> cases() {
        return Arrays.stream(CASES)
                .map(line -> line.split(" => "))
                .map(parts -> Arguments.of(parts[0], parts[1]))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reads(String text, String shape) {
        FilterParseResult result = FilterParser.parse(text);
        assertThat(result.issues()).isEmpty();
        assertThat(TreeText.of(result.expression().orElseThrow())).isEqualTo(shape);
    }

    @Test
    void positionsCountUtf16UnitsInsideTheFilter() {
        FilterParseResult result = FilterParser.parse("s = '😀' and  x > 1");
        FilterExpression.Logical and =
                (FilterExpression.Logical) result.expression().orElseThrow();
        assertThat(and.at()).isEqualTo(new TextRange(0, 19));
        assertThat(and.operands().get(0).at()).isEqualTo(new TextRange(0, 8));
        assertThat(and.operands().get(1).at()).isEqualTo(new TextRange(14, 19));
    }

    @Test
    void chainsMayHaveAnyLength() {
        for (String operator : List.of(" and ", " or ", " + ", " * ", " || ", " - -")) {
            String text = "a" + (operator + "a").repeat(30_000);
            FilterParseResult result = FilterParser.parse(text);
            assertThat(result.issues()).as(operator).isEmpty();
        }
        assertThat(FilterParser.parse("a" + " = a".repeat(300)).issues())
                .extracting(FilterIssue::message)
                .containsExactly("More than 256 comparisons in a row");
        assertThat(FilterParser.parse("a in (1" + ", 2".repeat(100_000) + ")").issues())
                .isEmpty();
    }

    @Test
    void limitsTheDepthOfBrackets() {
        assertThat(FilterParser.parse("(".repeat(256) + "a" + ")".repeat(256)).issues())
                .isEmpty();
        assertThat(FilterParser.parse("f(".repeat(256) + "a" + ")".repeat(256)).issues())
                .isEmpty();
        String deep = "case when ".repeat(257) + "a" + " then 1 end".repeat(257);
        assertThat(FilterParser.parse(deep).issues()).singleElement().satisfies(issue -> {
            assertThat(issue.message()).isEqualTo("Brackets and signs are nested more than 256 deep");
            assertThat(issue.at().start()).isEqualTo(2560);
        });
        for (String prefix : List.of("not ", "- ", "+ ")) {
            assertThat(FilterParser.parse(prefix.repeat(256) + "a").issues()).isEmpty();
            assertThat(FilterParser.parse(prefix.repeat(257) + "a").issues()).hasSize(1);
            assertThat(FilterParser.parse((prefix + "(").repeat(129) + "a" + ")".repeat(129))
                            .issues())
                    .hasSize(1);
        }
        assertThat(FilterParser.parse("a - (".repeat(256) + "a" + ")".repeat(256))
                        .issues())
                .isEmpty();
        assertThat(FilterParser.parse("(".repeat(1_000_000)).issues()).hasSize(1);
    }

    @Test
    void readsTheDeepestNestingOnASmallStack() throws InterruptedException {
        String text = "not (a = 1 or ".repeat(127) + "(b = 1)" + ")".repeat(127);
        FilterParseResult[] results = new FilterParseResult[1];
        Thread thread = new Thread(null, () -> results[0] = FilterParser.parse(text), "small", 512 * 1024);
        thread.start();
        thread.join();
        assertThat(results[0].issues()).isEmpty();
    }

    @Test
    void limitsTheLengthOfTheText() {
        FilterParseResult result = FilterParser.parse("a".repeat(FilterParser.MAX_LENGTH + 1));
        assertThat(result.issues())
                .extracting(FilterIssue::message)
                .containsExactly("The filter has 4000001 characters; at most 4000000 are read");
    }

    @Property(tries = 200)
    void neverThrowsOnAnyText(@ForAll String text) {
        FilterParseResult result = FilterParser.parse(text);
        assertThat(result.expression().isPresent()).isEqualTo(result.issues().isEmpty());
        for (FilterIssue issue : result.issues()) {
            assertThat(issue.at().end()).isLessThanOrEqualTo(text.length());
            assertThat(issue.message()).doesNotContain("\n");
        }
    }

    @Property(tries = 200)
    void neverThrowsOnAnyTokens(@ForAll("tokens") String text) {
        FilterParseResult result = FilterParser.parse(text);
        assertThat(result.expression().isPresent()).isEqualTo(result.issues().isEmpty());
        for (FilterIssue issue : result.issues()) {
            assertThat(issue.at().end()).isLessThanOrEqualTo(text.length());
        }
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.of(
                        "a",
                        "b.c",
                        "1",
                        "2.5",
                        "'x'",
                        "\"y\"",
                        "`z`",
                        "(",
                        ")",
                        "[",
                        "]",
                        ",",
                        "+",
                        "-",
                        "*",
                        "/",
                        "and",
                        "or",
                        "not",
                        "in",
                        "between",
                        "like",
                        "rlike",
                        "is",
                        "null",
                        "true",
                        "case",
                        "when",
                        "then",
                        "else",
                        "end",
                        "cast",
                        "as",
                        "int",
                        "date",
                        "interval",
                        "day",
                        "to",
                        "second",
                        "=",
                        "<",
                        "<=>",
                        "||",
                        "&",
                        "~",
                        "f(",
                        "escape",
                        "distinct",
                        "from",
                        "'",
                        ";",
                        "😀",
                        ".")
                .list()
                .ofMaxSize(20)
                .map(words -> words.stream().collect(Collectors.joining(" ")));
    }
}

package dev.assay.dqdl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dqdl.ast.Arithmetic;
import dev.assay.dqdl.ast.Between;
import dev.assay.dqdl.ast.Compare;
import dev.assay.dqdl.ast.Document;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.RuleNode;
import dev.assay.dqdl.ast.SimpleRule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts that results show. */
class CanonicalTextTest {
    private static RuleNode rule(String text) {
        ParseResult result =
                Dqdl.parse("x = \"v\" y = [\"a\", \"b\"] Rules = [ " + text + " ]", FixtureVocabulary.INSTANCE);
        assertThat(result.document()).as("%s", result.issues()).isPresent();
        return result.document().orElseThrow().rules().get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "IsComplete 'a' | IsComplete 'a'",
                "IsComplete   colA  | IsComplete colA",
                "IsPrimaryKey of 'a' and b | IsPrimaryKey of 'a' and b",
                "IsComplete $x | IsComplete $x",
                "RowCount>5 | RowCount > 5",
                "RowCount ! = 5.0 | RowCount != 5.0",
                "Completeness 'a' >= 0.90 | Completeness 'a' >= 0.90",
                "RowCount between 1 AND 3 | RowCount between 1 and 3",
                "RowCount not between - 1 and 3 | RowCount not between -1 and 3",
                "RowCount in [ 0, 1 , 2 ] | RowCount in [0,1,2]",
                "RowCount not in [007] | RowCount not in [007]",
                "RowCount > avg( last(5) ) | RowCount > avg(last(5))",
                "RowCount > index(last(5),2)+1 | RowCount > index(last(5),2) + 1",
                "RowCount > ( 1+2 )*3 | RowCount > (1 + 2) * 3",
                "ColumnValues 'a' in [ 'a', 'b' ] | ColumnValues 'a' in ['a','b']",
                "ColumnValues 'a' in [ 'say \\\"hi\\\"' ] | ColumnValues 'a' in ['say \\\"hi\\\"']",
                "ColumnValues 'a' in [ null, 'b', empty, WHITESPACES_ONLY ] | ColumnValues 'a' in [NULL,'b',EMPTY,WHITESPACES_ONLY]",
                "ColumnValues 'a' in $y | ColumnValues 'a' in $y",
                "ColumnValues 'a' in [ $y, 'c' ] | ColumnValues 'a' in [$y,'c']",
                "ColumnValues 'a' matches 're' | ColumnValues 'a' matches 're'",
                "ColumnValues 'a' not  matches 're' | ColumnValues 'a' not matches 're'",
                "ColumnValues 'd' > '2024-01-31' | ColumnValues 'd' > '2024-01-31'",
                "ColumnValues 'd' > now ( ) | ColumnValues 'd' > now()",
                "ColumnValues 'd' > now() - 3 day | ColumnValues 'd' > (now() - 3 days)",
                "ColumnValues 'd' between (now()-3 days) and '14:05' | ColumnValues 'd' between (now() - 3 days) and '14:05'",
                "DataFreshness 'd' <= 24hours | DataFreshness 'd' <= 24 hours",
                "FileSize 'p' < 5MB | FileSize 'p' < 5 MB",
                "FileSize < 512 | FileSize < 512",
                "IsComplete 'a' where 'x > 1' | IsComplete 'a' where 'x > 1'",
                "ColumnValues 'a' in ['x'] labels = ['k'='v', 'l'='w'] where 'y' with Threshold > 0.5 with ignoreCase = 'true' | ColumnValues 'a' in ['x'] where 'y' with threshold > 0.5 with ignoreCase = 'true' labels=['k'='v', 'l'='w']",
                "FileSize < 5 with recentFiles = 1+2 | FileSize < 5 with recentFiles = 1 + 2",
                "FileSize < 5 with filterOrder = [ 'a', 'b' ] | FileSize < 5 with filterOrder = ['a','b']",
                "IsComplete 'a' and ColumnExists 'b' AND RowCount > 1 | (IsComplete 'a') AND (ColumnExists 'b') AND (RowCount > 1)",
                "(IsComplete 'a' and (ColumnExists 'b')) and RowCount > 1 | (IsComplete 'a') AND (ColumnExists 'b') AND (RowCount > 1)",
                "IsComplete 'a' or ColumnExists 'b' and RowCount > 1 | (IsComplete 'a') OR ((ColumnExists 'b') AND (RowCount > 1))",
                "((IsComplete 'a') or (ColumnExists 'b')) labels=['k'='v'] | (IsComplete 'a') OR (ColumnExists 'b')",
                "CustomSql 'select 1 from primary' = 1 | CustomSql 'select 1 from primary' = 1"
            })
    void printsRulesAsResultsShowThem(String text, String canonical) {
        String printed = CanonicalText.of(rule(text.replace('\'', '"').replace("\\\\", "\\")));
        assertThat(printed).isEqualTo(canonical.replace('\'', '"').replace("\\\\", "\\"));
        assertThat(CanonicalText.of(rule(printed))).isEqualTo(printed);
    }

    @Test
    void putsNumbersInThePlaceOfDynamicOperands() {
        SimpleRule band = (SimpleRule) rule("RowCount between 0.9 * avg(last(7)) and 1.1 * avg(last(7))");
        Between between = (Between) band.condition().orElseThrow();
        assertThat(CanonicalText.evaluated(band, Map.of(between.low(), "900.5", between.high(), "1100.5")))
                .isEqualTo("RowCount between 900.5 and 1100.5");
        Operand call = ((Arithmetic) between.low()).right();
        assertThat(CanonicalText.evaluated(band, Map.of(call, "1000.0")))
                .isEqualTo("RowCount between 0.9 * 1000.0 and 1.1 * avg(last(7))");
    }

    @Test
    void putsNumbersIntoPartsOfComposites() {
        RuleNode rule = rule("(RowCount > avg(last(5))) and (Mean \"a\" in [last(), 3])");
        SimpleRule first = (SimpleRule)
                ((dev.assay.dqdl.ast.CompositeRule) rule).operands().get(0);
        Operand average = ((Compare) first.condition().orElseThrow()).operand();
        assertThat(CanonicalText.evaluated(rule, Map.of(average, "8904.0")))
                .isEqualTo("(RowCount > 8904.0) AND (Mean \"a\" in [last(),3])");
    }

    @Test
    void printsAnalyzers() {
        Document document = Dqdl.parse(
                        "Analyzers = [ Mean  of x, Distribution AllColumns with bins=10,rebin = true, AllStatistics \"a\" ]",
                        FixtureVocabulary.INSTANCE)
                .document()
                .orElseThrow();
        assertThat(document.analyzers().stream().map(analyzer -> CanonicalText.of(analyzer)))
                .containsExactly(
                        "Mean of x", "Distribution AllColumns with bins = 10, rebin = true", "AllStatistics \"a\"");
    }
}

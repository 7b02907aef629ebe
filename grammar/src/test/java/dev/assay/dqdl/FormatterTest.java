package dev.assay.dqdl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FormatterTest {
    private static String format(String text) {
        Formatter.FormatResult result = Formatter.format(text, FixtureVocabulary.INSTANCE);
        assertThat(result.text()).as("%s", result.issues()).isPresent();
        String formatted = result.text().orElseThrow();
        assertThat(Formatter.format(formatted, FixtureVocabulary.INSTANCE).text())
                .contains(formatted);
        return formatted;
    }

    @Test
    void putsOneRuleOnALine() {
        assertThat(format("Rules=[RowCount>1,IsComplete\"a\" where\"x\",(IsUnique b)and(Mean c between-1 and 5)]"))
                .isEqualTo("""
                        Rules = [
                            RowCount > 1,
                            IsComplete "a" where "x",
                            (IsUnique b) and (Mean c between -1 and 5)
                        ]
                        """);
    }

    @Test
    void keepsCommentsAndGroupsOfBlankLines() {
        assertThat(format("""


                        # head
                        # of the file



                        Rules=[   # all of them

                        # first group
                          RowCount>1 , # at the end


                          # second group

                          IsComplete "a" # before the comma
                          ,
                          # alone
                          IsUnique "b"

                          # last
                          ] # behind


                        # foot
                        """)).isEqualTo("""
                        # head
                        # of the file

                        Rules = [ # all of them
                            # first group
                            RowCount > 1, # at the end

                            # second group

                            IsComplete "a", # before the comma
                            # alone
                            IsUnique "b"

                            # last
                        ] # behind

                        # foot
                        """);
    }

    @Test
    void keepsCommentsWithinARuleWhereTheyStand() {
        assertThat(format("""
                        Rules = [ ColumnValues "a" in [ "x", # the first
                        # the second
                        "y" ] with threshold > 0.5, RowCount > 1 ]
                        """)).isEqualTo("""
                        Rules = [
                            ColumnValues "a" in ["x", # the first
                                # the second
                                "y"] with threshold > 0.5,
                            RowCount > 1
                        ]
                        """);
    }

    @Test
    void keepsOrderAndSpelling() {
        assertThat(format("""
                        DefaultLabels=[ "k" = "v" ]
                        x=NULL
                        y=[ "a","b" ]
                        Metadata={"Version":"1.0"}
                        Analyzers=[Distribution a with bins=10 ,rebin=true,RowCount]
                        Rules=[ FileSize<5KB, RowCount ! = 007 AND ColumnValues d>now ( )-3 day,IsComplete $ x
                          labels=[ "a"="b","c"="d" ] where "z" , RowCount > ( 1+2 )*- 3 ]
                        """)).isEqualTo("""
                        DefaultLabels = ["k"="v"]
                        x = NULL
                        y = ["a", "b"]
                        Metadata = { "Version": "1.0" }
                        Analyzers = [
                            Distribution a with bins = 10, rebin = true,
                            RowCount
                        ]
                        Rules = [
                            FileSize < 5KB,
                            RowCount != 007 AND ColumnValues d > now() - 3 day,
                            IsComplete $x labels = ["a"="b", "c"="d"] where "z",
                            RowCount > (1 + 2) * -3
                        ]
                        """);
    }

    @Test
    void writesListsWithCommentsOneMemberPerLine() {
        assertThat(format("x = [ \"a\", # one\n \"b\" ]\nRules = [ ColumnValues c in $x ]"))
                .startsWith("x = [\n    \"a\", # one\n    \"b\"\n]\n");
    }

    @Test
    void breaksLongRulesBeforeTheirParts() {
        String list = IntStream.range(0, 40).mapToObj(i -> "\"value" + i + "\"").collect(Collectors.joining(", "));
        String formatted = format("Rules = [ ColumnValues \"a\" in [" + list + "] where \"x\" with threshold > 0.5 ]");
        assertThat(formatted.lines()).allMatch(line -> line.length() <= 120).hasSizeGreaterThan(4);
        assertThat(formatted.lines().skip(2).limit(2)).allMatch(line -> line.startsWith("        \"value"));
        String chain =
                IntStream.range(0, 20).mapToObj(i -> "(RowCount > " + i + ")").collect(Collectors.joining(" and "));
        assertThat(format("Rules = [ " + chain + " ]").lines().skip(2).limit(2))
                .allMatch(line -> line.startsWith("        and (RowCount"));
    }

    @Test
    void leavesTextsAsTheyAre() {
        String sql = "\"select *\n   from primary  \\\"x\\\" \\\\ # no comment\r\n\"";
        assertThat(format("Rules = [ CustomSql   " + sql + " , IsComplete \"a \t b\" ]"))
                .isEqualTo("Rules = [\n    CustomSql " + sql + ",\n    IsComplete \"a \t b\"\n]\n");
    }

    @Test
    void writesLineFeedsAndNoByteOrderMark() {
        assertThat(format("\uFEFFRules = [\r\n\r\n# c  \r\nRowCount > 1\r\r]\r\n"))
                .isEqualTo("Rules = [\n    # c\n    RowCount > 1\n]\n");
    }

    @Test
    void keepsEmptyListsShort() {
        assertThat(format("Rules = [\n\n] Analyzers = [RowCount]"))
                .isEqualTo("Rules = []\nAnalyzers = [\n    RowCount\n]\n");
    }

    @Test
    void movesCommentsOfAHeadAboveIt() {
        assertThat(format("Rules # a\n= # b\n[ RowCount > 1 ]"))
                .isEqualTo("# a\n# b\nRules = [\n    RowCount > 1\n]\n");
    }

    @Test
    void refusesTextBehindTheEnd() {
        Formatter.FormatResult result = Formatter.format("Rules = [ RowCount > 1 ]\nfoo", FixtureVocabulary.INSTANCE);
        assertThat(result.text()).isEmpty();
        assertThat(result.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.isError()).isTrue();
            assertThat(issue.at().line()).isEqualTo(2);
            assertThat(issue.message()).endsWith("so the document is not rewritten");
        });
    }

    @Test
    void refusesWhatDoesNotParse() {
        Formatter.FormatResult result = Formatter.format("Rules = [ RowCount > ]", FixtureVocabulary.INSTANCE);
        assertThat(result.text()).isEmpty();
        assertThat(result.issues()).extracting(Issue::code).containsExactly("syntax");
    }
}

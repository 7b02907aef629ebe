package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.Cause;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTableTest {
    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 120, 200})
    void staysWithinTheTerminal(int width) throws IOException {
        StringWriter out = new StringWriter();
        for (var evaluation : List.of(Samples.ordinary(), Samples.hostile())) {
            new ConsoleTable(new ReportOptions(width, false, false)).write(evaluation, out);
        }
        for (String line : out.toString().split("\n")) {
            if (line.startsWith("PASS")
                    || line.startsWith("FAIL")
                    || line.startsWith("ERROR")
                    || line.startsWith("  ")) {
                assertThat(VisibleText.width(line)).as(line).isLessThanOrEqualTo(width);
            }
        }
    }

    @Test
    void fitsAnOrdinaryTableIntoEightyColumns() throws IOException {
        StringWriter out = new StringWriter();
        new ConsoleTable(new ReportOptions(80, false, false)).write(Samples.ordinary(), out);
        Golden.check("ordinary.table80.txt", out.toString());
    }

    @Test
    void coloursOnlyWhenAsked() throws IOException {
        StringWriter out = new StringWriter();
        new ConsoleTable(new ReportOptions(120, true, false)).write(Samples.ordinary(), out);
        assertThat(out.toString())
                .contains("\u001b[32mPASS\u001b[0m", "\u001b[31mFAIL\u001b[0m", "\u001b[35mERROR\u001b[0m");
        String plain = out.toString().replaceAll("\u001b\\[\\d+m", "");
        assertThat(plain).isEqualTo(ReportsTest.write(ReportFormat.TABLE, Samples.ordinary()));
    }

    @Test
    void alignsColumnsBehindWideCharacters() throws IOException {
        var evaluation = Samples.of(
                Samples.fail(
                        1,
                        "IsComplete \"\u4E2D\u6587\"",
                        Cause.NOT_MET,
                        "m",
                        null,
                        Map.of(dev.assay.metric.MetricKey.column("c", "Completeness"), 0.5)),
                Samples.fail(
                        2,
                        "IsComplete \"abcd\"",
                        Cause.NOT_MET,
                        "m",
                        null,
                        Map.of(dev.assay.metric.MetricKey.column("c", "Completeness"), 0.5)));
        String[] lines = ReportsTest.write(ReportFormat.TABLE, evaluation).split("\n");
        assertThat(VisibleText.width(lines[1])).isEqualTo(VisibleText.width(lines[3]));
    }

    @Test
    void wrapsAtBlanksAndInsideWordsOnlyWhereItMust() {
        assertThat(ConsoleTable.wrap("one two three", 7)).containsExactly("one two", "three");
        assertThat(ConsoleTable.wrap("one two three", 8)).containsExactly("one two", "three");
        assertThat(ConsoleTable.wrap("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
        assertThat(ConsoleTable.wrap("a bcdefgh", 4)).containsExactly("a", "bcde", "fgh");
        assertThat(ConsoleTable.wrap("\u4E2D\u6587\u4E2D\u6587", 5)).containsExactly("\u4E2D\u6587", "\u4E2D\u6587");
        assertThat(ConsoleTable.wrap("", 4)).containsExactly("");
        assertThat(String.join("", ConsoleTable.wrap("x".repeat(100_000), 40))).hasSize(100_000);
    }
}

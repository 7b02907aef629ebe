package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
    @Test
    void keepsOneRowPerRuleWhateverTheTextsHold() throws IOException {
        String text = ReportsTest.write(ReportFormat.MARKDOWN, Samples.hostile());
        String[] rows = text.substring(text.indexOf("\n| 1 |") + 1).split("\n");
        assertThat(rows).hasSize(3);
        for (String row : rows) {
            assertThat(row.chars().filter(c -> c == '|').count()).as(row).isEqualTo(6);
            assertThat(row.chars().filter(c -> c == '`').count() % 2).isZero();
            assertThat(row.replace("<code>", "").replace("</code>", "").replace("<br>", ""))
                    .doesNotContain("<");
        }
    }

    @Test
    void writesProseAsProse() {
        String message = "Value: 0.9763982102908277 does not meet the constraint requirement!";
        assertThat(MarkdownReport.text(message)).isEqualTo(message);
        assertThat(MarkdownReport.text("P % of rows passed the threshold"))
                .isEqualTo("P % of rows passed the threshold");
    }

    @Test
    void putsWhatCouldBeMarkupIntoCode() {
        assertThat(MarkdownReport.text("a *b* c")).isEqualTo("`a *b* c`");
        assertThat(MarkdownReport.text("see www.example.com")).isEqualTo("`see www.example.com`");
        assertThat(MarkdownReport.text("@user")).isEqualTo("`@user`");
        assertThat(MarkdownReport.text(":bomb:")).isEqualTo("`:bomb:`");
        assertThat(MarkdownReport.text("http://x")).isEqualTo("`http://x`");
        assertThat(MarkdownReport.code("<b>")).isEqualTo("`<b>`");
    }

    @Test
    void avoidsCodeSpansThatATableWouldBreak() {
        assertThat(MarkdownReport.code("a|b")).isEqualTo("<code>a&#124;b</code>");
        assertThat(MarkdownReport.code("`")).isEqualTo("<code>&#96;</code>");
        assertThat(MarkdownReport.code(" <i> ")).isEqualTo("<code> &#60;i&#62; </code>");
        assertThat(MarkdownReport.code("\\")).isEqualTo("`\\`");
    }
}

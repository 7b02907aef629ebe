package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dqdl.Issue;
import dev.assay.dqdl.Issue.Severity;
import dev.assay.dqdl.ast.SourceRange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IssueTextTest {
    @Test
    void pointsAtThePlaceWithACaretForEachColumn() throws IOException {
        String source = "Rules = [\n    Mena \"price\" < 10\n]\n";
        assertThat(text("orders.dqdl", source, "Mena", "'Mena' is no rule type", Optional.of("did you mean Mean?")))
                .isEqualTo("""
                        orders.dqdl:2:5: error: 'Mena' is no rule type
                          2 |     Mena "price" < 10
                            |     ^^^^
                          help: did you mean Mean?
                        """);
    }

    @Test
    void placesTheCaretBehindTabsWideAndHiddenCharacters() throws IOException {
        String source = "\t\u4E2D\u6587 \u202E\u001b bad x";
        assertThat(text("f", source, "bad", "m", Optional.empty())).isEqualTo("""
                        f:1:8: error: m
                          1 |  \u4E2D\u6587 \\u202e\\x1b bad x
                            |                  ^^^
                        """);
    }

    @Test
    void showsTheNeighbourhoodOfALongLine() throws IOException {
        String source = "a".repeat(5000) + "BAD" + "z".repeat(5000) + "\nnext";
        String[] lines = text("f", source, "BAD", "m", Optional.empty()).split("\n");
        assertThat(lines[1]).isEqualTo("  1 | ..." + "a".repeat(60) + "BAD" + "z".repeat(57) + "...");
        assertThat(lines[2]).isEqualTo("    | " + " ".repeat(63) + "^^^");
    }

    @Test
    void saysBehindTheCaretWhatWasExpected() throws IOException {
        SourceRange at = new SourceRange(9, 9, 1, 10);
        Issue issue = new Issue(Severity.ERROR, "syntax", "m", at, Optional.empty(), Optional.of("]"));
        assertThat(write("f", "Rules = [", List.of(issue)))
                .isEqualTo("f:1:10: error: m\n  1 | Rules = [\n    |          ^ expected: ]\n");
    }

    @Test
    void pointsBehindTheEndOfTheText() throws IOException {
        Issue issue = issue(new SourceRange(9, 9, 1, 10), "']' is missing", Optional.empty());
        assertThat(write("f", "Rules = [", List.of(issue)))
                .isEqualTo("f:1:10: error: ']' is missing\n  1 | Rules = [\n    |          ^\n");
    }

    @Test
    void showsTheFirstLineOnlyOfARangeOverSeveral() throws IOException {
        String source = "one (\r\ntwo )";
        Issue issue = issue(new SourceRange(4, 12, 1, 5), "m", Optional.empty());
        assertThat(write("f", source, List.of(issue))).isEqualTo("f:1:5: error: m\n  1 | one (\n    |     ^\n");
    }

    @Test
    void worksWithoutTheSource() throws IOException {
        Issue issue = new Issue(
                Severity.WARNING, "x", "a\u001b[0mb", new SourceRange(400, 401, 7, 3), Optional.of("h\u0007"));
        assertThat(write("f\n", "", List.of(issue))).isEqualTo("f\\n:7:3: warning: a\\x1b[0mb\n  help: h\\x07\n");
    }

    private static String text(String file, String source, String bad, String message, Optional<String> hint)
            throws IOException {
        int start = source.indexOf(bad);
        int lineStart = source.lastIndexOf('\n', start) + 1;
        int line =
                (int) source.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
        SourceRange at =
                new SourceRange(start, start + bad.length(), line, source.codePointCount(lineStart, start) + 1);
        return write(file, source, List.of(issue(at, message, hint)));
    }

    private static Issue issue(SourceRange at, String message, Optional<String> hint) {
        return new Issue(Severity.ERROR, "some-code", message, at, hint);
    }

    private static String write(String file, String source, List<Issue> issues) throws IOException {
        StringBuilder out = new StringBuilder();
        IssueText.write(file, source, issues, out);
        return out.toString();
    }
}

package dev.assay.dqdl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dqdl.ast.SourceRange;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IssueRendererTest {
    private static String render(String text, SourceRange at) {
        return render("f", text, at, Optional.empty(), Optional.empty());
    }

    private static String render(
            String file, String text, SourceRange at, Optional<String> hint, Optional<String> expected) {
        return new IssueRenderer(file, text)
                .render(new Issue(Issue.Severity.ERROR, "code", "message", at, hint, expected));
    }

    @Test
    void showsPlaceLineCaretExpectationAndHelp() {
        String text = "Rules = [\n    Mean \"a\" >\n]";
        SourceRange at = new SourceText(text).range(25, 26);
        assertThat(render("a.dqdl", text, at, Optional.of("do it"), Optional.of("a number")))
                .isEqualTo("""
                        a.dqdl:3:1: error: message
                          3 | ]
                            | ^ expected: a number
                          help: do it
                        """);
    }

    @Test
    void putsTheCaretUnderTheColumnOfATerminal() {
        String text = "\t日本 e\u0301 🎈 x";
        assertThat(render(text, new SourceText(text).range(text.length() - 1, text.length())))
                .isEqualTo("f:1:10: error: message\n  1 |  日本 e\u0301 🎈 x\n    | " + " ".repeat(11) + "^\n");
    }

    @Test
    void countsColumnsInCodePoints() {
        SourceText text = new SourceText("🎈🎈x\r\n🎈y\rz");
        assertThat(text.range(4, 5)).isEqualTo(new SourceRange(4, 5, 1, 3));
        assertThat(text.range(9, 10)).isEqualTo(new SourceRange(9, 10, 2, 2));
        assertThat(text.range(11, 12)).isEqualTo(new SourceRange(11, 12, 3, 1));
    }

    @Test
    void showsControlsInsteadOfObeyingThem() {
        String text = "\u001b[31m\u0000\u202e\u2028x";
        assertThat(render("a\nb", text, new SourceText(text).range(8, 9), Optional.of("\u0007"), Optional.empty()))
                .isEqualTo("a\\x0ab:1:9: error: message\n  1 | \\x1b[31m\\x00\\u202e\\u2028x\n"
                        + "    |                         ^\n  help: \\x07\n");
    }

    @Test
    void showsTheSurroundingsOfALongLine() {
        String text = "a".repeat(10_000) + "!" + "b".repeat(10_000);
        String[] lines =
                render(text, new SourceText(text).range(10_000, 10_001)).split("\n");
        assertThat(lines[1]).isEqualTo("  1 | ..." + "a".repeat(80) + "!" + "b".repeat(59) + "...");
        assertThat(lines[2]).isEqualTo("    | " + " ".repeat(83) + "^");
    }

    @Test
    void doesNotCutCharactersInHalf() {
        String text = "🎈".repeat(1_000);
        String shown = render(text, new SourceText(text).range(1_000, 1_002));
        assertThat(shown.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF))
                .isTrue();
    }

    @Test
    void pointsBehindTheEnd() {
        assertThat(render("Rules = [", new SourceText("Rules = [").range(9, 9)))
                .isEqualTo("f:1:10: error: message\n  1 | Rules = [\n    |          ^\n");
    }

    @Test
    void showsOnlyTheFirstLineOfARange() {
        String text = "ab\r\ncd";
        assertThat(render(text, new SourceText(text).range(1, 6)))
                .isEqualTo("f:1:2: error: message\n  1 | ab\n    |  ^\n");
    }

    @Test
    void worksWithoutTheText() {
        assertThat(render("", new SourceRange(400, 401, 7, 3))).isEqualTo("f:7:3: error: message\n");
    }
}

package dev.assay.dqdl;

import dev.assay.dqdl.ast.SourceRange;
import java.util.List;

/**
 * Writes problems for people: place, source line, caret, what was expected, help.
 *
 * <pre>
 * orders.dqdl:3:37: error: 'between' needs two bounds joined by 'and'
 *   3 |     Completeness "email" between 0.9,
 *     |                                     ^ expected: and
 *   help: write  between 0.9 and 1.0
 * </pre>
 *
 * Whatever could move the cursor of a terminal is shown as an escape ({@code \x1B}); the caret counts columns as a
 * terminal does. A tab becomes one blank, and of a long line only the surroundings of the problem are shown.
 */
public final class IssueRenderer {
    /** Code points shown before the problem, and from its start on. */
    private static final int BEFORE = 80;

    private static final int FROM = 60;
    private static final int LONGEST_MARK = 40;

    private final String file;
    private final SourceText source;

    /**
     * @param file what the text is called
     * @param text the text the issues are about; empty when it is unknown, then no source line is shown
     */
    public IssueRenderer(String file, String text) {
        this.file = file;
        source = new SourceText(text);
    }

    /** All issues, one below the other, each line ended by LF. */
    public String render(List<Issue> issues) {
        StringBuilder out = new StringBuilder();
        issues.forEach(issue -> append(out, issue));
        return out.toString();
    }

    /** One issue, each line ended by LF. */
    public String render(Issue issue) {
        return render(List.of(issue));
    }

    private void append(StringBuilder out, Issue issue) {
        SourceRange at = issue.at();
        out.append(escaped(file))
                .append(':')
                .append(at.line())
                .append(':')
                .append(at.column())
                .append(issue.isError() ? ": error: " : ": warning: ")
                .append(escaped(issue.message()))
                .append('\n');
        boolean shown = at.end() <= source.text().length()
                && at.line() <= source.lines()
                && !source.text().isEmpty();
        if (shown) {
            appendLine(out, issue);
        }
        issue.hint()
                .ifPresent(hint -> out.append("  help: ").append(escaped(hint)).append('\n'));
    }

    private void appendLine(StringBuilder out, Issue issue) {
        SourceRange at = issue.at();
        String text = source.text();
        int lineStart = source.lineStart(at.line());
        int lineEnd = Math.max(source.lineEnd(at.line()), lineStart);
        int start = Math.min(at.start(), lineEnd);
        int from = text.codePointCount(lineStart, start) > BEFORE ? text.offsetByCodePoints(start, -BEFORE) : lineStart;
        int until = text.codePointCount(start, lineEnd) > FROM ? text.offsetByCodePoints(start, FROM) : lineEnd;
        int markEnd = Math.max(start, Math.min(at.end(), until));

        String before = (from > lineStart ? "..." : "") + escaped(text.substring(from, start));
        String marked = escaped(text.substring(start, markEnd));
        String after = escaped(text.substring(markEnd, until)) + (until < lineEnd ? "..." : "");
        String number = String.valueOf(at.line());
        out.append("  ")
                .append(number)
                .append(" | ")
                .append(before)
                .append(marked)
                .append(after)
                .append('\n');
        out.append("  ")
                .append(" ".repeat(number.length()))
                .append(" | ")
                .append(" ".repeat(width(before)))
                .append("^".repeat(Math.max(1, Math.min(width(marked), LONGEST_MARK))));
        issue.expected().ifPresent(expected -> out.append(" expected: ").append(escaped(expected)));
        out.append('\n');
    }

    private static String escaped(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (character == '\t') {
                shown.append(' ');
            } else {
                Characters.append(shown, character);
            }
        });
        return shown.toString();
    }

    private static int width(String shown) {
        return shown.codePoints().map(Characters::width).sum();
    }
}

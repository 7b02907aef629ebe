package dev.assay.report;

import dev.assay.dqdl.Issue;
import dev.assay.dqdl.ast.SourceRange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Problems of a ruleset for people, each with its line of the source and a caret under the place.
 *
 * <pre>
 * orders.dqdl:3:12: error: 'Mena' is not a rule type
 *   3 |     Mena "price" &lt; 10
 *     |     ^^^^
 *   help: did you mean Mean?
 * </pre>
 */
public final class IssueText {
    /** Characters of a long line that are shown on each side of the problem. */
    private static final int AROUND = 60;

    private static final int LONGEST_CARET = 40;

    private IssueText() {}

    /**
     * Appends all issues.
     *
     * @param file the ruleset as the caller named it
     * @param source the text in which the issues stand; may be empty if it is not known
     */
    public static void write(String file, String source, List<Issue> issues, Appendable out) throws IOException {
        for (Issue issue : issues) {
            write(file, source, issue, out);
        }
    }

    private static void write(String file, String source, Issue issue, Appendable out) throws IOException {
        SourceRange at = issue.at();
        out.append(VisibleText.of(file))
                .append(':')
                .append(Integer.toString(at.line()))
                .append(':')
                .append(Integer.toString(at.column()))
                .append(issue.isError() ? ": error: " : ": warning: ")
                .append(VisibleText.of(issue.message()))
                .append('\n');
        if (at.start() <= source.length() && !source.isEmpty()) {
            excerpt(source, at, issue.expected(), out);
        }
        if (issue.hint().isPresent()) {
            out.append("  help: ").append(VisibleText.of(issue.hint().get())).append('\n');
        }
    }

    private static void excerpt(String source, SourceRange at, Optional<String> expected, Appendable out)
            throws IOException {
        int lineStart = at.start();
        while (lineStart > 0 && !isLineEnd(source.charAt(lineStart - 1))) {
            lineStart--;
        }
        int lineEnd = at.start();
        while (lineEnd < source.length() && !isLineEnd(source.charAt(lineEnd))) {
            lineEnd++;
        }
        int from = whole(source, Math.max(lineStart, at.start() - AROUND));
        int until = whole(source, Math.min(lineEnd, at.start() + AROUND));
        int end = Math.min(Math.max(at.end(), at.start()), until);
        String before = (from > lineStart ? "..." : "") + shown(source.substring(from, at.start()));
        String marked = shown(source.substring(at.start(), end));
        String after = shown(source.substring(end, until)) + (until < lineEnd ? "..." : "");
        String number = Integer.toString(at.line());
        int carets = Math.max(1, Math.min(VisibleText.width(marked), LONGEST_CARET));
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
                .append(" ".repeat(VisibleText.width(before)))
                .append("^".repeat(carets))
                .append(expected.map(what -> " expected: " + VisibleText.of(what))
                        .orElse(""))
                .append('\n');
    }

    /** Moves an offset off the middle of a surrogate pair. */
    private static int whole(String source, int offset) {
        boolean inside = offset > 0
                && offset < source.length()
                && Character.isLowSurrogate(source.charAt(offset))
                && Character.isHighSurrogate(source.charAt(offset - 1));
        return inside ? offset - 1 : offset;
    }

    /** A tab is a blank here, so that carets stand where they should on every terminal. */
    private static String shown(String text) {
        return VisibleText.of(text.replace('\t', ' '));
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}

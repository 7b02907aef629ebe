package dev.assay.dqdl;

import dev.assay.dqdl.ast.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Lays a document out in the one canonical way: one rule per line, four blanks of indentation, lines of 120 columns
 * where a rule can be broken. Works on the tokens, so everything stays as it was written but white space: comments,
 * groups of blank lines (one blank line each), order of sections, spelling of numbers, quotes and keywords.
 */
public final class Formatter {
    private Formatter() {}

    /**
     * @param text the canonical text; empty when the document has an error or ignored text after its end
     * @param issues why there is no text; warnings otherwise
     */
    public record FormatResult(Optional<String> text, List<Issue> issues) {
        public FormatResult {
            issues = List.copyOf(issues);
        }
    }

    /** As {@link #format(String, Vocabulary, Limits)} with {@link Limits#DEFAULT}. */
    public static FormatResult format(String text, Vocabulary vocabulary) {
        return format(text, vocabulary, Limits.DEFAULT);
    }

    /**
     * Keeps every comment, group of blank lines and spelling; formatting twice changes nothing, and the result parses to
     * the same tree. Line ends become LF, a byte order mark goes.
     */
    public static FormatResult format(String text, Vocabulary vocabulary, Limits limits) {
        Reading reading = Reading.of(text, vocabulary, limits);
        List<Issue> issues = new ArrayList<>(reading.issues().sorted(limits.issuesShown()));
        boolean ignored = false;
        for (int i = 0; i < issues.size(); i++) {
            Issue issue = issues.get(i);
            if (issue.code().equals(Sections.IGNORED)) {
                ignored = true;
                issues.set(i, notRewritten(issue));
            }
        }
        if (ignored || reading.issues().errors() > 0) {
            return new FormatResult(Optional.empty(), issues);
        }
        String formatted = new Layout(reading).text();
        check(reading, formatted);
        return new FormatResult(Optional.of(formatted), issues);
    }

    /** A document that a program made, as canonical text; {@link Dqdl#parse} reads the same tree back. */
    public static String print(Document document) {
        return DocumentPrinter.print(document);
    }

    private static Issue notRewritten(Issue ignored) {
        return new Issue(
                Issue.Severity.ERROR,
                ignored.code(),
                ignored.message() + ", so the document is not rewritten",
                ignored.at(),
                ignored.hint());
    }

    /** The same tokens and comments must be there; a lost one would be a bug with a high price. */
    private static void check(Reading reading, String formatted) {
        Scan again = new Scan(new SourceText(formatted), new Issues(1));
        boolean same = again.tokens().size() == reading.tokens().size()
                && again.comments().size() == reading.comments().size();
        for (int i = 0; same && i < again.tokens().size(); i++) {
            CommonToken before = reading.tokens().get(i);
            CommonToken after = again.tokens().get(i);
            same = before.getType() == Token.EOF || before.getText().equals(after.getText());
        }
        if (!same) {
            throw new IllegalStateException("internal error: formatting would change the document; please report it");
        }
    }
}

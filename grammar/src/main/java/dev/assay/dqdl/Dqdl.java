package dev.assay.dqdl;

import dev.assay.dqdl.ast.Document;
import dev.assay.dqdl.ast.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * The way in: DQDL text to a {@link Document}.
 *
 * <pre>{@code
 * Document document = Dqdl.parse("Rules = [ IsComplete \"id\" ]", vocabulary).documentOrThrow();
 * }</pre>
 */
public final class Dqdl {
    private Dqdl() {}

    /** As {@link #parse(String, Vocabulary, Limits)} with {@link Limits#DEFAULT}. */
    public static ParseResult parse(String text, Vocabulary vocabulary) {
        return parse(text, vocabulary, Limits.DEFAULT);
    }

    /**
     * Parses a document and checks it against a vocabulary. Never throws for what is in {@code text}; all problems are
     * in the result. Warnings of the parser itself (ignored text, unusual order) are included, those of the linter are
     * not.
     */
    public static ParseResult parse(String text, Vocabulary vocabulary, Limits limits) {
        return result(Reading.of(text, vocabulary, limits), limits);
    }

    /** As {@link #lint(String, Vocabulary, Limits)} with {@link Limits#DEFAULT}. */
    public static ParseResult lint(String text, Vocabulary vocabulary) {
        return lint(text, vocabulary, Limits.DEFAULT);
    }

    /**
     * {@link #parse(String, Vocabulary, Limits)} plus everything the linter has to say, also about the sound parts of a
     * document with errors. The linter only warns: whatever makes a rule fail when it runs.
     */
    public static ParseResult lint(String text, Vocabulary vocabulary, Limits limits) {
        Reading reading = Reading.of(text, vocabulary, limits);
        reading.lint();
        return result(reading, limits);
    }

    private static ParseResult result(Reading reading, Limits limits) {
        List<Issue> issues = reading.issues().sorted(limits.issuesShown());
        return new ParseResult(reading.issues().errors() == 0 ? reading.document() : Optional.empty(), issues);
    }

    /**
     * Places an offset, for callers that have their own messages about a text.
     *
     * @throws IndexOutOfBoundsException if the range is not within {@code text}
     */
    public static SourceRange place(String text, int start, int end) {
        if (start < 0 || end < start || end > text.length()) {
            throw new IndexOutOfBoundsException("[" + start + ", " + end + ") of " + text.length());
        }
        return new SourceText(text).range(start, end);
    }
}

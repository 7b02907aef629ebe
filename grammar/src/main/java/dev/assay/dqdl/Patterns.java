package dev.assay.dqdl;

import dev.assay.dqdl.ast.SourceRange;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Checks that a text is a regular expression, and points into it where it is not. */
final class Patterns {
    private Patterns() {}

    /**
     * @param written the string as written; positions can be given only if it is one, not a variable
     * @param at where {@code written} stands
     */
    static void check(Issues issues, SourceText source, String pattern, String written, SourceRange at) {
        String problem;
        int index = -1;
        try {
            Pattern.compile(pattern);
            return;
        } catch (PatternSyntaxException e) {
            problem = e.getDescription();
            index = e.getIndex();
        } catch (StackOverflowError tooDeep) {
            problem = "nested too deeply";
        }
        SourceRange place = index < 0 ? at : inside(source, written, at, Math.min(index, pattern.length()), true);
        issues.warn(
                "bad-pattern",
                place,
                "the regular expression is not valid: " + Characters.excerpt(problem, 100),
                "see java.util.regex.Pattern; the whole value must match");
    }

    /** One place within a string that stands in the text; the whole of it when it came out of a variable. */
    static SourceRange inside(SourceText source, String written, SourceRange at, int index, boolean verbatim) {
        return inside(source, written, at, index, index + 1, verbatim);
    }

    /** The units [from, to) of the value of a string. */
    static SourceRange inside(SourceText source, String written, SourceRange at, int from, int to, boolean verbatim) {
        if (!written.startsWith("\"") || written.length() != at.length()) {
            return at;
        }
        int start = at.start() + Strings.sourceOffset(written, from, verbatim);
        int end = at.start() + Strings.sourceOffset(written, to, verbatim);
        return source.range(Math.min(start, at.end() - 1), Math.min(Math.max(start + 1, end), at.end()));
    }
}

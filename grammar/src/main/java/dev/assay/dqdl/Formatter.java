package dev.assay.dqdl;

import java.util.List;
import java.util.Optional;

/** Lays a document out in the one canonical way. */
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

    /** Keeps every comment, group of blank lines and spelling; formatting twice changes nothing. */
    public static FormatResult format(String text, Vocabulary vocabulary) {
        throw new UnsupportedOperationException("the formatter follows");
    }
}

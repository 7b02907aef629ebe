package dev.assay.dqdl;

/** The way in: DQDL text to a {@link dev.assay.dqdl.ast.Document}. */
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
        throw new UnsupportedOperationException("the parser follows");
    }

    /** {@link #parse(String, Vocabulary)} plus everything the linter has to say about a document without errors. */
    public static ParseResult lint(String text, Vocabulary vocabulary) {
        throw new UnsupportedOperationException("the parser follows");
    }
}

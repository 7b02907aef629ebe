package dev.assay.dqdl.ast;

/** {@code NULL}, {@code EMPTY} or {@code WHITESPACES_ONLY}, written without quotes. */
public record Keyword(Word word, String source, SourceRange at) implements Operand {
    /** The three keywords. */
    public enum Word {
        NULL,
        EMPTY,
        WHITESPACES_ONLY
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.keyword(this);
    }
}

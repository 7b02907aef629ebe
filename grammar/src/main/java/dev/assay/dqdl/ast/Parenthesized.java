package dev.assay.dqdl.ast;

/** A number expression in brackets. */
public record Parenthesized(Operand inner, SourceRange at) implements Operand {
    @Override
    public String source() {
        return OperandText.of(this);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.parenthesized(this);
    }
}

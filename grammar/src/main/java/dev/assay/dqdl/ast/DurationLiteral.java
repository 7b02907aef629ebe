package dev.assay.dqdl.ast;

/** {@code 24 hours}. The amount is not negative. */
public record DurationLiteral(long amount, DurationUnit unit, String source, SourceRange at) implements Operand {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.duration(this);
    }
}

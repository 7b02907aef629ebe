package dev.assay.dqdl.ast;

/** {@code > 5}, {@code = "a"}, {@code <= now()}. */
public record Compare(ConditionKind kind, Comparison operator, Operand operand, SourceRange at) implements Condition {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.compare(this);
    }
}

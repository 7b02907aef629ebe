package dev.assay.dqdl.ast;

/**
 * {@code between low and high}: both ends excluded. Negated it is the complement, so the ends are included. The order of
 * the bounds is as written, it may be empty.
 */
public record Between(ConditionKind kind, Operand low, Operand high, boolean negated, SourceRange at)
        implements Condition {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.between(this);
    }
}

package dev.assay.dqdl.ast;

/**
 * {@code matches "regular expression"}.
 *
 * @param pattern only {@code \"} is resolved in its value; other backslashes belong to the regular expression
 */
public record Matches(Text pattern, boolean negated, SourceRange at) implements Condition {
    @Override
    public ConditionKind kind() {
        return ConditionKind.STRING;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.matches(this);
    }
}

package dev.assay.dqdl.ast;

import java.math.BigDecimal;

/** A number, sign included. The value is exact; {@code source} keeps the spelling ({@code 0.90}, {@code 007}). */
public record NumberLiteral(BigDecimal value, String source, SourceRange at) implements Operand {
    /** A literal as a program writes it. */
    public static NumberLiteral of(BigDecimal value) {
        return new NumberLiteral(value, value.toPlainString(), SourceRange.NONE);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.number(this);
    }
}

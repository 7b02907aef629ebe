package dev.assay.dqdl.ast;

import java.math.BigInteger;

/** {@code 5 KB}; a plain whole number in a size condition is bytes. May be negative when written without a unit. */
public record SizeLiteral(long amount, SizeUnit unit, String source, SourceRange at) implements Operand {
    /** Exact size in bytes. */
    public BigInteger bytes() {
        return BigInteger.valueOf(amount).multiply(BigInteger.valueOf(unit.bytes()));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.size(this);
    }
}

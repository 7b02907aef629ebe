package dev.assay.predicate;

/** What a {@link ValueTest} asks of a value. {@code between} excludes both ends; {@code not between} is its complement among values. */
public enum TestOperator {
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE,
    BETWEEN,
    NOT_BETWEEN,
    IN,
    NOT_IN;

    /** Whether it asks for a value to differ: {@code !=} and {@code not in}, which nulls and NaN pass. */
    public boolean isNegative() {
        return this == NE || this == NOT_IN;
    }

    /** Whether it asks for equality with one of the operands, or for its contrary; only then may NULL be an operand. */
    public boolean isMembership() {
        return this == EQ || this == NE || this == IN || this == NOT_IN;
    }

    /** The operator on mirrored values: {@code -x < -a} instead of {@code x > a}. The ends of ranges change places too. */
    TestOperator mirrored() {
        switch (this) {
            case LT:
                return GT;
            case LE:
                return GE;
            case GT:
                return LT;
            case GE:
                return LE;
            default:
                return this;
        }
    }
}

package dev.assay.dqdl.ast;

/** One side of a condition. */
public sealed interface Operand
        permits NumberLiteral,
                Text,
                Keyword,
                Call,
                Arithmetic,
                Parenthesized,
                DateLiteral,
                TimeLiteral,
                Now,
                DurationLiteral,
                SizeLiteral {
    /**
     * The operand as DQDL text: literals as written (a variable as {@code $name}), everything around them in canonical
     * spelling.
     */
    String source();

    SourceRange at();

    <R> R accept(Visitor<R> visitor);

    /** One method per kind of operand. */
    interface Visitor<R> {
        R number(NumberLiteral operand);

        R text(Text operand);

        R keyword(Keyword operand);

        R call(Call operand);

        R arithmetic(Arithmetic operand);

        R parenthesized(Parenthesized operand);

        R date(DateLiteral operand);

        R time(TimeLiteral operand);

        R now(Now operand);

        R duration(DurationLiteral operand);

        R size(SizeLiteral operand);
    }
}

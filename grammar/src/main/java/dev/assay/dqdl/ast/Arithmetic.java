package dev.assay.dqdl.ast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * {@code left op right}. There is no precedence: {@code 4 + 2 * 3} is {@code (4 + 2) * 3}, so the right side is never an
 * {@code Arithmetic} unless in brackets ({@link Parenthesized}). Chains of many thousand operands lean to the left:
 * walk them with {@link #first()} and {@link #steps()}, not by recursion.
 */
public record Arithmetic(Operand left, Operator operator, Operand right, SourceRange at) implements Operand {
    /** One operator with the operand behind it. */
    public record Step(Operator operator, Operand operand) {}

    public Arithmetic {
        if (right instanceof Arithmetic) {
            throw new IllegalArgumentException("a right operand that is an operation needs brackets");
        }
    }

    /** The leftmost operand of the chain. */
    public Operand first() {
        Operand operand = left;
        while (operand instanceof Arithmetic chain) {
            operand = chain.left;
        }
        return operand;
    }

    /** What follows {@link #first()}, in the order of the text. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        Operand operand = this;
        while (operand instanceof Arithmetic chain) {
            steps.add(new Step(chain.operator, chain.right));
            operand = chain.left;
        }
        Collections.reverse(steps);
        return steps;
    }

    @Override
    public String source() {
        return OperandText.of(this);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.arithmetic(this);
    }

    // The generated methods would recurse once per operand of a chain.

    @Override
    public boolean equals(Object other) {
        return other instanceof Arithmetic that
                && at.equals(that.at)
                && first().equals(that.first())
                && steps().equals(that.steps());
    }

    @Override
    public int hashCode() {
        return 31 * first().hashCode() + steps().hashCode();
    }

    @Override
    public String toString() {
        return "Arithmetic[" + source() + "]";
    }
}

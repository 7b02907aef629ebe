package dev.assay.dqdl.ast;

import java.util.List;
import java.util.Optional;

/**
 * Rules joined by one operator. A chain {@code a and b and c} is one node with three operands; an operand that is a
 * composite of the same operator stood in brackets of its own.
 *
 * @param operands at least two
 */
public record CompositeRule(LogicalOperator operator, List<RuleNode> operands, Optional<Labels> labels, SourceRange at)
        implements RuleNode {
    public CompositeRule {
        operands = List.copyOf(operands);
        if (operands.size() < 2) {
            throw new IllegalArgumentException("a composite rule joins at least two rules");
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.composite(this);
    }
}

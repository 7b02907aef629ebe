package dev.assay.dqdl.ast;

import java.util.List;

/** A function call in a dynamic operand, such as {@code avg(last(5))}. Names and arguments are not checked here. */
public record Call(String name, List<Operand> arguments, SourceRange at) implements Operand {
    public Call {
        arguments = List.copyOf(arguments);
    }

    @Override
    public String source() {
        return OperandText.of(this);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.call(this);
    }
}

package dev.assay.dqdl.ast;

import java.util.List;

/**
 * {@code name = value}: a named text or list of texts.
 *
 * @param values each a {@link Text} or a {@link Keyword}; exactly one when {@code list} is false
 * @param list whether the value was written in brackets
 */
public record Variable(String name, List<Operand> values, boolean list, SourceRange at) {
    public Variable {
        values = List.copyOf(values);
        if (values.isEmpty() || (!list && values.size() != 1)) {
            throw new IllegalArgumentException("variable " + name + " has " + values.size() + " values");
        }
    }
}

package dev.assay.dqdl.ast;

import java.util.List;

/**
 * {@code with name = value}; also an option of an analyzer.
 *
 * @param values one value, or the members of a list; a number expression is kept as its text without blanks
 * @param list whether the value was written in brackets
 * @param quoted whether the values are quoted texts (numbers and keywords are not)
 * @param source the value as written
 */
public record Tag(String name, List<String> values, boolean list, boolean quoted, String source, SourceRange at) {
    public Tag {
        values = List.copyOf(values);
        if (values.isEmpty() || (!list && values.size() != 1)) {
            throw new IllegalArgumentException("tag " + name + " has " + values.size() + " values");
        }
    }

    /** The only value, or the first of a list. */
    public String value() {
        return values.get(0);
    }
}

package dev.assay.data;

import java.util.List;

/**
 * Where a column stands in a schema: the top-level name, then the names of struct members. A name may hold any character; a dot in
 * it is no separator, which is why this is a list and not a text.
 *
 * @param parts at least one name, outermost first
 */
public record ColumnPath(List<String> parts) {
    /** @throws IllegalArgumentException if there is no name */
    public ColumnPath {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a column path needs at least one name");
        }
    }

    /** The path of a top-level column. */
    public static ColumnPath of(String name) {
        return new ColumnPath(List.of(name));
    }

    /** The top-level column this path starts at. */
    public String root() {
        return parts.get(0);
    }

    /** Names joined by dots, for people. */
    @Override
    public String toString() {
        return String.join(".", parts);
    }
}

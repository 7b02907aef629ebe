package dev.assay.dqdl;

import java.util.Arrays;
import java.util.List;

/**
 * The text {@code alias.column} or {@code alias.{a, b}} of a parameter, taken apart. The alias is everything before the
 * last dot in front of the columns, so it may hold dots.
 *
 * @param alias empty when the text has no dot
 * @param columns trimmed; empty when the text cannot be read
 */
public record ReferenceText(String alias, List<String> columns) {
    public ReferenceText {
        columns = List.copyOf(columns);
    }

    /** Never fails; a text that cannot be read gives no columns. */
    public static ReferenceText of(String text) {
        String trimmed = text.strip();
        int brace = trimmed.indexOf(".{");
        if (brace >= 0 && trimmed.endsWith("}")) {
            String inner = trimmed.substring(brace + 2, trimmed.length() - 1);
            List<String> columns =
                    Arrays.stream(inner.split(",", -1)).map(String::strip).toList();
            return new ReferenceText(trimmed.substring(0, brace), inner.isBlank() ? List.of() : columns);
        }
        int dot = trimmed.lastIndexOf('.');
        if (brace >= 0 || dot < 0 || dot == trimmed.length() - 1) {
            return new ReferenceText("", List.of());
        }
        return new ReferenceText(trimmed.substring(0, dot), List.of(trimmed.substring(dot + 1)));
    }
}

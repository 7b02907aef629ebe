package dev.assay.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row that a rule does not accept.
 *
 * @param file the file it is in, for data of files
 * @param row its number, from 1, within that file, or within the dataset
 * @param values the values of the rule's columns as text, "null" for null; empty if values are masked
 */
public record ExampleRow(Optional<String> file, long row, Map<String, String> values) {
    public ExampleRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}

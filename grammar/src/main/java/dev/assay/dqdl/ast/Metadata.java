package dev.assay.dqdl.ast;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code Metadata = { "Version": "..." }}. Has no effect on evaluation.
 *
 * @param entries in the order of the text; a list value is kept as the text {@code [a,b]}
 */
public record Metadata(Map<String, String> entries, SourceRange at) {
    public Metadata {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
}

package dev.assay.dqdl.ast;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code labels = [ "key"="value", ... ]}.
 *
 * @param entries in the order of the text, escapes resolved
 */
public record Labels(Map<String, String> entries, SourceRange at) {
    public Labels {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
}

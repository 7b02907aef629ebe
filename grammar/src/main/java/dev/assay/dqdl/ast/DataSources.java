package dev.assay.dqdl.ast;

import java.util.List;
import java.util.Optional;

/**
 * {@code DataSources = { "Primary": "...", "AdditionalDataSources": [ "...", ... ] }}: a declaration only, the caller
 * supplies the datasets.
 *
 * @param additional aliases of the reference datasets, as written
 */
public record DataSources(Optional<String> primary, List<String> additional, SourceRange at) {
    public DataSources {
        additional = List.copyOf(additional);
    }
}

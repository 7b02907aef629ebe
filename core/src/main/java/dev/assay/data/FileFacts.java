package dev.assay.data;

import java.time.Instant;
import java.util.List;

/** The files that a dataset was read from, as the file rules see them. */
public record FileFacts(List<FileFact> files) {
    public FileFacts {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param uri full URI
     * @param bytes size
     * @param modified modification time
     */
    public record FileFact(String uri, long bytes, Instant modified) {}
}

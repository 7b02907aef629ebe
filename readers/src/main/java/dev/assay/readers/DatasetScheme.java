package dev.assay.readers;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;

/**
 * A place that datasets come from, by the scheme of their URIs: {@code s3}, {@code glue}. Implementations have a public no-argument
 * constructor, do nothing before {@link #open}, and are listed under META-INF/services.
 */
public interface DatasetScheme {
    /** The scheme, in lower case, without the colon. */
    String scheme();

    /**
     * Opens a dataset.
     *
     * @param uri as people wrote it, beginning with the scheme
     * @throws DataException if it does not exist or cannot be read
     */
    Dataset open(String uri, OpenOptions options) throws DataException;
}

package dev.assay.aws.glue;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.readers.DatasetScheme;
import dev.assay.readers.OpenOptions;

/** Datasets of the Glue Data Catalog. */
public final class GlueScheme implements DatasetScheme {
    private static final String PREFIX = "glue://";

    /** For {@link java.util.ServiceLoader}. */
    public GlueScheme() {}

    @Override
    public String scheme() {
        return "glue";
    }

    @Override
    public Dataset open(String uri, OpenOptions options) throws DataException {
        String name = uri.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) ? uri.substring(PREFIX.length()) : "";
        int slash = name.indexOf('/');
        if (slash <= 0 || slash == name.length() - 1 || name.indexOf('/', slash + 1) >= 0) {
            throw new DataException(uri + ": write glue://DATABASE/TABLE");
        }
        return new Tables(Catalog.of(options.store()), options)
                .open(name.substring(0, slash), name.substring(slash + 1));
    }
}

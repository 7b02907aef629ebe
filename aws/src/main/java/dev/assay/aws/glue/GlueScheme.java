package dev.assay.aws.glue;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.readers.DatasetScheme;
import dev.assay.readers.OpenOptions;
import java.util.Optional;

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
        int question = name.indexOf('?');
        Optional<String> predicate = question < 0 ? Optional.empty() : Optional.of(name.substring(question + 1));
        String path = question < 0 ? name : name.substring(0, question);
        int slash = path.indexOf('/');
        if (slash <= 0 || slash == path.length() - 1 || path.indexOf('/', slash + 1) >= 0) {
            throw new DataException(uri + ": write glue://DATABASE/TABLE or glue://DATABASE/TABLE?CONDITION");
        }
        return new Tables(Catalog.of(options.store()), options)
                .open(path.substring(0, slash), path.substring(slash + 1), predicate);
    }
}

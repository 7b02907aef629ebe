package dev.assay.aws.glue;

import dev.assay.store.ObjectStore;
import dev.assay.store.ObjectStoreScheme;
import java.io.IOException;
import java.util.Map;

/** The results that Glue keeps, {@code glue-results://}; read only. */
public final class GlueResultScheme implements ObjectStoreScheme {
    /** For {@link java.util.ServiceLoader}. */
    public GlueResultScheme() {}

    @Override
    public String scheme() {
        return "glue-results";
    }

    @Override
    public ObjectStore open(String uri, Map<String, String> options) throws IOException {
        return new GlueResultStore(GlueService.of(options));
    }
}

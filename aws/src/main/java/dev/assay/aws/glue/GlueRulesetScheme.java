package dev.assay.aws.glue;

import dev.assay.store.ObjectStore;
import dev.assay.store.ObjectStoreScheme;
import java.io.IOException;
import java.util.Map;

/** The rulesets that Glue keeps, {@code glue-rulesets://}. */
public final class GlueRulesetScheme implements ObjectStoreScheme {
    /** For {@link java.util.ServiceLoader}. */
    public GlueRulesetScheme() {}

    @Override
    public String scheme() {
        return "glue-rulesets";
    }

    @Override
    public ObjectStore open(String uri, Map<String, String> options) throws IOException {
        return GlueRulesets.of(options);
    }
}

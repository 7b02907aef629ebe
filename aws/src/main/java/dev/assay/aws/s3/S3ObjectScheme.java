package dev.assay.aws.s3;

import dev.assay.aws.AwsOptions;
import dev.assay.store.ObjectStore;
import dev.assay.store.ObjectStoreScheme;
import java.io.IOException;
import java.util.Map;

/** Results, rulesets and histories on S3. */
public final class S3ObjectScheme implements ObjectStoreScheme {
    /** For {@link java.util.ServiceLoader}. */
    public S3ObjectScheme() {}

    @Override
    public String scheme() {
        return "s3";
    }

    @Override
    public ObjectStore open(String uri, Map<String, String> options) throws IOException {
        S3Location location = S3Location.parse(uri);
        return new S3Objects(S3Store.of(AwsOptions.of(options)), location);
    }
}

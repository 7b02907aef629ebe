package dev.assay.aws.s3;

import dev.assay.aws.AwsOptions;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.readers.DatasetScheme;
import dev.assay.readers.OpenOptions;
import dev.assay.readers.files.FileDatasets;

/** Datasets on S3. */
public final class S3Scheme implements DatasetScheme {
    /** For {@link java.util.ServiceLoader}. */
    public S3Scheme() {}

    @Override
    public String scheme() {
        return "s3";
    }

    @Override
    public Dataset open(String uri, OpenOptions options) throws DataException {
        S3Location location = S3Location.parse(uri);
        S3Store store = S3Store.of(AwsOptions.of(options.store()));
        return FileDatasets.open(
                location.toString(), S3Listing.list(store, location), options.format(), options.formatOptions());
    }
}

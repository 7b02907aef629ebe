package dev.assay.aws.s3;

import dev.assay.aws.AwsOptions;
import dev.assay.data.DataException;
import dev.assay.readers.files.FoundFile;
import java.util.List;
import java.util.Map;

/** Lists objects as files, for other ways to name datasets. */
public final class S3Files {
    private S3Files() {}

    /**
     * The objects that a URI names.
     *
     * @param options of the store, by name
     * @return empty if there is none
     */
    public static List<FoundFile> list(String uri, Map<String, String> options) throws DataException {
        return S3Listing.find(S3Store.of(AwsOptions.of(options)), S3Location.parse(uri));
    }
}

package dev.assay.aws.s3;

import dev.assay.data.DataException;

/**
 * A bucket and a key, a prefix or a pattern of keys. The key is taken as it is written: nothing is decoded, and slashes are neither added nor
 * removed.
 *
 * @param bucket name of the bucket
 * @param key maybe empty
 */
record S3Location(String bucket, String key) {
    private static final String PREFIX = "s3://";

    /**
     * Reads an {@code s3:} URI.
     *
     * @throws DataException if it names no bucket, or holds what may be credentials; the message does not repeat those
     */
    static S3Location parse(String uri) throws DataException {
        if (!uri.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            throw new DataException(uri + ": write s3://BUCKET/KEY");
        }
        String rest = uri.substring(PREFIX.length());
        int slash = rest.indexOf('/');
        String bucket = slash < 0 ? rest : rest.substring(0, slash);
        if (bucket.indexOf('@') >= 0 || bucket.indexOf(':') >= 0) {
            // A secret may have slashes in it, so that nothing of the rest is repeated.
            throw new DataException(
                    "s3://***: credentials do not belong into a URI; they come from the environment, a profile or"
                            + " the machine's role");
        }
        if (bucket.isEmpty()) {
            throw new DataException(uri + ": no name of a bucket; write s3://BUCKET/KEY");
        }
        return new S3Location(bucket, slash < 0 ? "" : rest.substring(slash + 1));
    }

    /** Another key in the same bucket. */
    S3Location withKey(String other) {
        return new S3Location(bucket, other);
    }

    @Override
    public String toString() {
        return PREFIX + bucket + "/" + key;
    }
}

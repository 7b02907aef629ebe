package dev.assay.aws.s3;

import dev.assay.data.DataException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach S3. What is absent comes from where every AWS tool takes it: environment, system properties, profile files, the machine's role.
 *
 * @param endpoint of an S3-compatible store
 * @param pathStyle whether the bucket stands in the path instead of the host's name
 * @param requesterPays whether the caller agrees to pay for the requests
 * @param anonymous whether requests are not signed
 */
record S3Options(
        Optional<String> region,
        Optional<String> profile,
        Optional<URI> endpoint,
        boolean pathStyle,
        boolean requesterPays,
        boolean anonymous) {
    private static final List<String> NAMES =
            List.of("region", "profile", "endpoint", "path-style", "requester-pays", "anonymous");

    /**
     * Reads options by name.
     *
     * @throws DataException if one is unknown or has no sensible value
     */
    static S3Options of(Map<String, String> options) throws DataException {
        for (String name : options.keySet()) {
            if (!NAMES.contains(name)) {
                throw new DataException("'" + name + "' is no option of S3; options are: " + String.join(", ", NAMES));
            }
        }
        return new S3Options(
                Optional.ofNullable(options.get("region")),
                Optional.ofNullable(options.get("profile")),
                endpoint(options.get("endpoint")),
                flag(options, "path-style"),
                flag(options, "requester-pays"),
                flag(options, "anonymous"));
    }

    private static Optional<URI> endpoint(@org.jspecify.annotations.Nullable String text) throws DataException {
        if (text == null) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                return Optional.of(uri);
            }
        } catch (IllegalArgumentException e) {
            // Said below, without the text, which may hold a password.
        }
        throw new DataException("the endpoint of S3 must be http://HOST:PORT or https://HOST, without a user");
    }

    private static boolean flag(Map<String, String> options, String name) throws DataException {
        String value = options.getOrDefault(name, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new DataException("the option " + name + " of S3 is true or false, not '" + value + "'");
        }
        return value.equals("true");
    }
}

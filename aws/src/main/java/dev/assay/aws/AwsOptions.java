package dev.assay.aws;

import dev.assay.data.DataException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

/**
 * How to reach the services. What is absent comes from where every AWS tool takes it: environment, system properties, profile files, the
 * machine's role.
 *
 * @param endpoint of an S3-compatible store
 * @param glueEndpoint of a local Glue
 * @param pathStyle whether the bucket stands in the path instead of the host's name
 * @param requesterPays whether the caller agrees to pay for the requests
 * @param anonymous whether requests are not signed
 */
public record AwsOptions(
        Optional<String> region,
        Optional<String> profile,
        Optional<URI> endpoint,
        Optional<URI> glueEndpoint,
        boolean pathStyle,
        boolean requesterPays,
        boolean anonymous) {
    /** How often a request is made at most. */
    public static final int ATTEMPTS = 8;

    private static final Duration ATTEMPT = Duration.ofSeconds(30);
    private static final Duration CALL = Duration.ofSeconds(120);
    private static final List<String> NAMES = List.of(
            "region", "profile", "endpoint", "glue-endpoint", "path-style", "requester-pays", "anonymous", "catalog");

    /**
     * Reads options by name.
     *
     * @throws DataException if one is unknown or has no sensible value
     */
    public static AwsOptions of(Map<String, String> options) throws DataException {
        for (String name : options.keySet()) {
            if (!NAMES.contains(name)) {
                throw new DataException("'" + name + "' is no option of AWS; options are: " + String.join(", ", NAMES));
            }
        }
        return new AwsOptions(
                Optional.ofNullable(options.get("region")),
                Optional.ofNullable(options.get("profile")),
                endpoint("endpoint", options.get("endpoint")),
                endpoint("glue-endpoint", options.get("glue-endpoint")),
                flag(options, "path-style"),
                flag(options, "requester-pays"),
                flag(options, "anonymous"));
    }

    private static Optional<URI> endpoint(String name, @Nullable String text) throws DataException {
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
        throw new DataException(
                "the option " + name + " of AWS must be http://HOST:PORT or https://HOST, without a user");
    }

    private static boolean flag(Map<String, String> options, String name) throws DataException {
        String value = options.getOrDefault(name, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new DataException("the option " + name + " of AWS is true or false, not '" + value + "'");
        }
        return value.equals("true");
    }

    /**
     * Configures a client.
     *
     * @param at the endpoint for this service
     * @throws DataException if the profile does not exist
     */
    public <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B apply(B builder, Optional<URI> at)
            throws DataException {
        builder.httpClientBuilder(UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(10))
                .socketTimeout(ATTEMPT));
        builder.overrideConfiguration(configuration -> configuration
                .apiCallAttemptTimeout(ATTEMPT)
                .apiCallTimeout(CALL)
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(ATTEMPTS)
                        .build()));
        at.ifPresent(builder::endpointOverride);
        if (region.isPresent()) {
            builder.region(Region.of(region.get()));
        } else if (at.isPresent() && System.getenv("AWS_REGION") == null) {
            // A service of one's own has no regions, but signatures name one.
            builder.region(Region.US_EAST_1);
        }
        if (anonymous) {
            builder.credentialsProvider(AnonymousCredentialsProvider.create());
        } else if (profile.isPresent()) {
            if (ProfileFile.defaultProfileFile().profile(profile.get()).isEmpty()) {
                throw new DataException("there is no AWS profile '" + profile.get() + "'");
            }
            builder.credentialsProvider(DefaultCredentialsProvider.builder()
                    .profileName(profile.get())
                    .build());
        } else {
            builder.credentialsProvider(DefaultCredentialsProvider.builder().build());
        }
        return builder;
    }
}

package dev.assay.aws.glue;

import dev.assay.aws.AwsErrors;
import dev.assay.aws.AwsOptions;
import dev.assay.data.DataException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.GlueClientBuilder;

/** The client of Glue, and its errors as sentences. */
final class GlueService {
    private static final Map<AwsOptions, GlueService> SERVICES = new ConcurrentHashMap<>();

    private final GlueClient client;

    private GlueService(GlueClient client) {
        this.client = client;
    }

    /** @param options region, profile, glue-endpoint */
    static GlueService of(Map<String, String> options) throws DataException {
        AwsOptions wanted = AwsOptions.of(options);
        GlueService known = SERVICES.get(wanted);
        if (known != null) {
            return known;
        }
        GlueClientBuilder builder = GlueClient.builder();
        wanted.apply(builder, wanted.glueEndpoint());
        try {
            GlueService service = new GlueService(builder.build());
            SERVICES.put(wanted, service);
            return service;
        } catch (SdkException e) {
            throw AwsErrors.of("glue:GetTable", "glue", "Glue", e);
        }
    }

    /** What is done with the client. */
    interface Call<T> {
        T with(GlueClient client);
    }

    /**
     * Makes a call.
     *
     * @param action the permission it needs
     * @param where what it is about
     */
    <T> T call(String action, String where, Call<T> call) throws DataException {
        try {
            return call.with(client);
        } catch (SdkException e) {
            throw AwsErrors.of(action, where, "Glue", e);
        }
    }
}

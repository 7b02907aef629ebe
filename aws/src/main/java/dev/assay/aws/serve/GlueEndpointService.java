package dev.assay.aws.serve;

import dev.assay.store.LocalService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** The endpoint for the command line. */
public final class GlueEndpointService implements LocalService {
    /** For {@link java.util.ServiceLoader}. */
    public GlueEndpointService() {}

    @Override
    public String name() {
        return "glue";
    }

    @Override
    public Running start(String host, int port, Path data, Map<String, String> options) throws IOException {
        GlueEndpoint endpoint = GlueEndpoint.start(InetAddress.getByName(host), port, data, options);
        return new Running() {
            @Override
            public URI uri() {
                return endpoint.uri();
            }

            @Override
            public void close() {
                endpoint.close();
            }
        };
    }
}

package dev.assay.store;

import java.io.IOException;
import java.util.Map;

/**
 * Opens stores by the scheme of their URIs. Implementations have a public no-argument constructor, do nothing before {@link #open}, and are
 * listed under META-INF/services.
 */
public interface ObjectStoreScheme {
    /** The scheme, in lower case, without the colon. */
    String scheme();

    /**
     * Opens what a URI names; makes no request.
     *
     * @param options of the store, by name
     * @throws IOException if the URI or an option is wrong
     */
    ObjectStore open(String uri, Map<String, String> options) throws IOException;
}

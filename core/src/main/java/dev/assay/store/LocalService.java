package dev.assay.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * A service of somebody else's, played on this machine. Implementations have a public no-argument constructor, do nothing before {@link #start},
 * and are listed under META-INF/services.
 */
public interface LocalService {
    /** What it is called on the command line. */
    String name();

    /**
     * Starts it.
     *
     * @param host name or address to listen on
     * @param port 0: any free one
     * @param data folder for its state
     * @param options of stores, by name
     * @throws IOException if it cannot listen there, or its state is damaged
     */
    Running start(String host, int port, Path data, Map<String, String> options) throws IOException;

    /** A service that runs until it is closed. */
    interface Running extends AutoCloseable {
        /** Where it listens. */
        URI uri();

        @Override
        void close();
    }
}

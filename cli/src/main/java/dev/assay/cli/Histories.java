package dev.assay.cli;

import dev.assay.history.MetricsHistory;
import dev.assay.history.Retention;
import dev.assay.history.StoredHistory;
import dev.assay.store.ObjectStores;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** The store that {@code --history} names. */
final class Histories {
    private Histories() {}

    /**
     * Opens a history.
     *
     * @param place a directory, as a path or a {@code file:} URI, or the URI of a store
     * @param options of the store, by name
     */
    static MetricsHistory open(String place, Retention retention, Map<String, String> options) throws UsageException {
        if (ObjectStores.isStore(place)) {
            try {
                return StoredHistory.in(ObjectStores.open(place, options), retention);
            } catch (IOException e) {
                throw new UsageException("--history " + e.getMessage());
            }
        }
        Path path;
        try {
            path = place.startsWith("file:") ? Path.of(URI.create(place)) : Path.of(place);
        } catch (InvalidPathException e) {
            throw new UsageException("--history '" + place + "' is no path: " + e.getReason());
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new UsageException("--history '" + place + "' is no file URI: " + e.getMessage());
        }
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new UsageException("--history " + place + " is no directory");
        }
        return StoredHistory.at(path, retention);
    }
}

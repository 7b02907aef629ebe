package dev.assay.cli;

import dev.assay.history.DirectoryHistory;
import dev.assay.history.MetricsHistory;
import dev.assay.history.Retention;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The store that {@code --history} names. */
final class Histories {
    private Histories() {}

    /** @param place a directory, as a path or a {@code file:} URI */
    static MetricsHistory open(String place, Retention retention) throws UsageException {
        int scheme = place.indexOf("://");
        if (scheme > 1 && !place.startsWith("file:")) {
            throw new UsageException("--history " + place + ": histories are kept in local directories only, not in "
                    + place.substring(0, scheme));
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
        return DirectoryHistory.at(path, retention);
    }
}

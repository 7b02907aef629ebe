package dev.assay.files;

import dev.assay.data.FileFacts.FileFact;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A place where files are. Stateless or thread-safe. */
public interface FileStore {
    /** Whether a path or URI is of this store. */
    boolean handles(String path);

    /**
     * A file, or all files below a folder, at any depth, ordered by URI. Files and folders whose names begin with {@code _} or {@code .} are
     * left out, unless the path itself names one: readers skip them, too.
     *
     * @return empty if there is nothing
     * @throws IOException if it cannot be listed
     */
    List<FileFact> list(String path) throws IOException;

    /** Opens a file for reading from its start; the caller closes. */
    InputStream open(FileFact file) throws IOException;
}

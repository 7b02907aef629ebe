package dev.assay.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Objects below a URI. Names are relative to it, with {@code /} between their parts; the empty name is the URI itself. Thread-safe. Errors
 * name the object and say what to do; they hold no credentials.
 */
public interface ObjectStore {
    /**
     * An object.
     *
     * @param name as {@link #read} takes it
     * @param version another one when the object is another one
     */
    record Entry(String name, String version) {}

    /** The URI that names are relative to, as messages show it. */
    String uri();

    /**
     * Reads an object.
     *
     * @param most the most bytes that it may have
     * @return empty if there is none
     * @throws IOException if it cannot be read, or is larger
     */
    Optional<byte[]> read(String name, int most) throws IOException;

    /** Writes an object, or replaces it. Readers see the old one or the new one, never a part. */
    void write(String name, byte[] content) throws IOException;

    /** The same with the content of a file. */
    void writeFile(String name, Path file) throws IOException;

    /**
     * All objects that begin with a prefix, in the order of their names.
     *
     * @param prefix a folder and its slash, maybe with the beginning of a name
     */
    List<Entry> list(String prefix) throws IOException;

    /** Removes an object; nothing happens if there is none. */
    void delete(String name) throws IOException;
}

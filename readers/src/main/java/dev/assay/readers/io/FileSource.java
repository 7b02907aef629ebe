package dev.assay.readers.io;

import dev.assay.data.DataException;
import dev.assay.data.Prefetch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One file or object that can be opened again and again, by several threads. Its size and modification time are those seen when it
 * was listed; an input that meets another size or time fails, because the file was replaced while being read.
 */
public interface FileSource {
    /** As the user named it or as it was found, for messages; without credentials. */
    String name();

    /** Full URI. */
    String uri();

    /** Size in bytes. */
    long length();

    /** Modification time. */
    Instant modified();

    /** Opens it. The caller closes. */
    RandomInput open() throws DataException;

    /** What users should know about reading it; empty if nothing. */
    default Optional<String> warning() {
        return Optional.empty();
    }

    /** Whether it is far away, so that few large reads are better than many small ones. */
    default boolean isRemote() {
        return false;
    }

    /** How many requests it takes to read ranges; 0 for local files. */
    default long requests(List<ByteRange> ranges) {
        return 0;
    }

    /**
     * Begins to fetch ranges that will be read soon, without waiting and without errors. Inputs of this file find them, until the answer is
     * closed.
     */
    default Prefetch prefetch(List<ByteRange> ranges) {
        return Prefetch.NOTHING;
    }
}

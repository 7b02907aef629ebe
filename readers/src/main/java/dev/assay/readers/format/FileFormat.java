package dev.assay.readers.format;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.readers.io.FileSource;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;

/** A file format. Implementations have a public no-argument constructor, no state, and are listed under META-INF/services. */
public interface FileFormat {
    /**
     * Key of a field's metadata, set by formats that infer types: the column is text only because no value has been seen. Among several
     * files, such a column takes the type it has elsewhere.
     */
    String NO_VALUES = "assay.no-values";

    /** Its name in {@code --format-in}: {@code parquet}, {@code json}, {@code csv}, {@code arrow}. */
    String name();

    /** Extensions without dot, lower case; compression suffixes ({@code .gz}, {@code .zst}) are already removed. */
    List<String> extensions();

    /**
     * Whether the first bytes (and the last ones) of a decompressed file look like this format; asked when the extension says nothing.
     *
     * @param head up to 64 KB from the start
     * @param tail up to 16 bytes from the end; empty for a compressed file
     */
    boolean looksLike(byte[] head, byte[] tail);

    /**
     * Whether types are inferred from text. Then files that disagree are opened again under the common, wider schema; otherwise
     * batches are widened by type.
     */
    boolean infersTypes();

    /** The options that begin with {@code limit-} and mean something to this format. */
    default List<FormatLimit> limits() {
        return List.of();
    }

    /**
     * Opens one file.
     *
     * @param schema types to use where given, by column name: the user's {@code --schema}, or the common schema of several files;
     *     only for formats that infer types
     * @param exhaustive infer from the whole file, not from a sample; only for formats that infer types
     * @throws DataException if the file is not readable as this format
     */
    Dataset open(FileSource file, FormatOptions options, Optional<Schema> schema, boolean exhaustive)
            throws DataException;
}

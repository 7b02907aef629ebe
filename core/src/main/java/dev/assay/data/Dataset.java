package dev.assay.data;

import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A table that rules can be run on: a name, an Arrow schema and splits that can be read independently.
 *
 * <p>A dataset is immutable and may be shared by threads and evaluations; it holds no open file and no Arrow memory of its own, so
 * there is nothing to close (in-memory Arrow data stays its owner's). The schema's fields are never dictionary-encoded: a reader may
 * deliver any batch's text column dictionary-encoded all the same. A field whose type cannot be read carries the metadata entry
 * {@link #UNSUPPORTED} with the reason; rules on other columns work.
 *
 * <p>Splits and their order are a pure function of the input, never of threads, memory or batch size.
 */
public interface Dataset {
    /** Key of a field's metadata: why its values cannot be read. Such a column can be named and counted, but not requested. */
    String UNSUPPORTED = "assay.unsupported";

    /** What people call it: the path or name as given. */
    String name();

    /** Top-level columns in order; names may repeat in bad data. */
    Schema schema();

    /**
     * Whether the schema holds for all of the data. If not, it was inferred from a sample: a scan of all splits confirms it, whatever its
     * projection (an empty one is enough), or throws {@link SchemaChangedException}. An answer that rests on the schema alone, such as
     * a count of columns, needs such a scan.
     */
    default boolean isSchemaCertain() {
        return true;
    }

    /**
     * The splits in order. Statistics are attached, no data has been read.
     *
     * @throws DataException if listing them needs I/O that fails
     */
    List<Split> splits() throws DataException;

    /** The files behind the dataset; empty for data that has none. */
    default Optional<FileFacts> files() {
        return Optional.empty();
    }

    /** Remarks made while opening, for people (duplicate keys in JSON, ignored files, ...). */
    default List<String> warnings() {
        return List.of();
    }
}

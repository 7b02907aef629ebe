package dev.assay.aws.glue;

import dev.assay.aws.json.Tree;
import dev.assay.data.DataException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks tables up. Documents are those of the Glue API. */
public interface Catalog {
    /** Options that are not the stores'. */
    Set<String> OPTIONS = Set.of("catalog", "glue-endpoint");

    /** A table's {@code Table} document; empty if there is none. */
    Optional<Tree> table(String database, String name) throws DataException;

    /** The {@code Table} documents of a database; none if there is no such database. */
    List<Tree> all(String database) throws DataException;

    /** The {@code Partition} documents of a table. */
    List<Tree> partitions(String database, String name) throws DataException;

    /** Whether locations may be local paths; those of Glue are data of others, which may only name objects. */
    boolean mayBeLocal();

    /** A location made absolute. */
    default String resolve(String location) {
        return location;
    }

    /**
     * The catalog that options mean.
     *
     * @param options {@code catalog}: that file; otherwise Glue, reached as {@code region}, {@code profile} and {@code glue-endpoint} say
     */
    static Catalog of(Map<String, String> options) throws DataException {
        String file = options.get("catalog");
        return file != null ? FileCatalog.read(file) : new GlueCatalog(GlueService.of(options));
    }
}

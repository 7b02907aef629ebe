package dev.assay.aws.glue;

import dev.assay.aws.json.SdkTrees;
import dev.assay.aws.json.Tree;
import dev.assay.data.DataException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/** The Glue Data Catalog. */
final class GlueCatalog implements Catalog {
    private final GlueService glue;

    GlueCatalog(GlueService glue) {
        this.glue = glue;
    }

    @Override
    public Optional<Tree> table(String database, String name) throws DataException {
        return glue.call("glue:GetTable", "glue://" + database + "/" + name, client -> {
            try {
                return Optional.of(SdkTrees.of(client.getTable(
                                request -> request.databaseName(database).name(name))
                        .table()));
            } catch (EntityNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public List<Tree> all(String database) throws DataException {
        return glue.call(
                "glue:GetTables",
                "glue://" + database,
                client -> client.getTablesPaginator(request -> request.databaseName(database)).stream()
                        .flatMap(page -> page.tableList().stream())
                        .map(SdkTrees::of)
                        .toList());
    }

    @Override
    public List<Tree> partitions(String database, String name) throws DataException {
        return glue.call(
                "glue:GetPartitions",
                "glue://" + database + "/" + name,
                client -> client
                        .getPartitionsPaginator(request ->
                                request.databaseName(database).tableName(name).excludeColumnSchema(true))
                        .stream()
                        .flatMap(page -> page.partitions().stream())
                        .map(SdkTrees::of)
                        .toList());
    }

    @Override
    public boolean mayBeLocal() {
        return false;
    }
}

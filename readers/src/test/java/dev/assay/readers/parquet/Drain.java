package dev.assay.readers.parquet;

import dev.assay.data.BatchReader;
import dev.assay.data.ColumnNeed;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** Reads everything and looks at nothing. */
final class Drain {
    private Drain() {}

    /** Every column that can be named, one at a time and all together, by value and by presence; leaves of structs too. */
    static long everything(Dataset dataset) throws DataException {
        List<ColumnPath> paths = new ArrayList<>();
        for (Field field : dataset.schema().getFields()) {
            addPaths(List.of(), field, paths);
        }
        long rows = 0;
        for (ColumnNeed need : List.of(ColumnNeed.VALUES, ColumnNeed.PRESENCE)) {
            for (ColumnPath path : paths) {
                rows = rows(dataset, List.of(path), need);
            }
            rows = rows(dataset, paths, need);
        }
        return rows;
    }

    private static void addPaths(List<String> parents, Field field, List<ColumnPath> paths) {
        List<String> parts = new ArrayList<>(parents);
        parts.add(field.getName());
        ColumnPath path = new ColumnPath(parts);
        paths.add(path);
        if (field.getType() instanceof ArrowType.Struct && !field.getMetadata().containsKey(Dataset.UNSUPPORTED)) {
            field.getChildren().forEach(child -> addPaths(parts, child, paths));
        }
    }

    /** The rows of all splits. */
    static long rows(Dataset dataset, List<ColumnPath> paths, ColumnNeed need) throws DataException {
        Projection projection = new Projection(
                paths.stream().map(path -> new ColumnRequest(path, need)).toList());
        long rows = 0;
        for (Split split : dataset.splits()) {
            try (BufferAllocator allocator = new RootAllocator(512 << 20);
                    BatchReader reader = split.open(projection, allocator)) {
                while (reader.next()) {
                    rows += reader.batch().getRowCount();
                }
            }
        }
        return rows;
    }
}

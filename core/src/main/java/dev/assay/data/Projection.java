package dev.assay.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns that one scan wants, each path once. The batches of a scan hold exactly these, in this order, flattened: the vector at
 * position i is the leaf or column named by {@code columns().get(i)}; a null struct on the way to a member makes the member null.
 * An empty projection is legal: its batches have a row count and no vector.
 */
public record Projection(List<ColumnRequest> columns) {
    public Projection {
        columns = List.copyOf(columns);
    }

    /** The smallest projection that satisfies all requests; paths in order of first mention. */
    public static Projection of(Collection<ColumnRequest> requests) {
        Map<ColumnPath, ColumnNeed> needs = new LinkedHashMap<>();
        for (ColumnRequest request : requests) {
            needs.merge(request.path(), request.need(), ColumnNeed::or);
        }
        List<ColumnRequest> columns = new ArrayList<>(needs.size());
        needs.forEach((path, need) -> columns.add(new ColumnRequest(path, need)));
        return new Projection(columns);
    }

    /**
     * The position of a path.
     *
     * @throws IllegalArgumentException if the projection does not hold it
     */
    public int ordinal(ColumnPath path) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).path().equals(path)) {
                return i;
            }
        }
        throw new IllegalArgumentException("column " + path + " is not part of the projection");
    }
}

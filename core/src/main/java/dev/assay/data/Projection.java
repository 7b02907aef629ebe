package dev.assay.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns that one scan wants, each path once. The batches of a scan hold exactly these, in this order, flattened: the vector at
 * position i is the leaf or column named by {@code columns().get(i)}; a null struct on the way to a member makes the member null.
 * An empty projection is legal: its batches have a row count and no vector.
 */
public final class Projection {
    private final List<ColumnRequest> columns;
    /** Tables have tens of thousands of columns, and every measurement asks for its own: no search through the list. */
    private final Map<ColumnPath, Integer> ordinals;

    public Projection(List<ColumnRequest> columns) {
        this.columns = List.copyOf(columns);
        ordinals = new HashMap<>(columns.size() * 2);
        for (int i = 0; i < columns.size(); i++) {
            ordinals.putIfAbsent(columns.get(i).path(), i);
        }
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

    /** The requests in order. */
    public List<ColumnRequest> columns() {
        return columns;
    }

    /**
     * The position of a path.
     *
     * @throws IllegalArgumentException if the projection does not hold it
     */
    public int ordinal(ColumnPath path) {
        Integer ordinal = ordinals.get(path);
        if (ordinal == null) {
            throw new IllegalArgumentException("column " + path + " is not part of the projection");
        }
        return ordinal;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Projection projection && columns.equals(projection.columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    @Override
    public String toString() {
        return columns.toString();
    }
}

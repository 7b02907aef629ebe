package dev.assay.batch;

import dev.assay.data.Projection;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/**
 * The current batch of a reader as kernels see it: columns in the projection's order. One object per reading thread, loaded again for
 * each batch; the lanes of a column are filled when first asked for.
 */
public final class Batch {
    private final List<Column> columns = new ArrayList<>();
    private int rows;
    private long firstRow;

    /**
     * Shows another Arrow batch. Everything obtained from the previous one is void.
     *
     * @param firstRow position of the batch's first row within its split, from 0
     */
    public void load(VectorSchemaRoot root, DictionaryProvider dictionaries, Projection projection, long firstRow) {
        this.rows = root.getRowCount();
        this.firstRow = firstRow;
        int count = projection.columns().size();
        while (columns.size() < count) {
            columns.add(new Column());
        }
        for (int i = 0; i < count; i++) {
            columns.get(i).load(root.getVector(i), dictionaries, rows);
        }
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Position of the first row within the split, from 0. */
    public long firstRow() {
        return firstRow;
    }

    /** The column at a position of the projection. */
    public Column column(int ordinal) {
        return columns.get(ordinal);
    }
}

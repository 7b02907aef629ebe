package dev.assay.readers.text;

import dev.assay.data.BatchReader;
import dev.assay.data.ColumnNeed;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.Projection;
import dev.assay.data.SchemaChangedException;
import dev.assay.data.Split;
import dev.assay.testing.CheckingDataset;
import dev.assay.testing.Tables;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/** Reads datasets as the engine does: once more with the replacement, when types turn out other than the sample said. */
public final class Reading {
    private Reading() {}

    /** What a dataset holds: its schema in the end, and all rows of all columns. */
    public record Table(Dataset dataset, List<List<@Nullable Object>> rows, int restarts) {
        /** Names of the columns. */
        public List<String> names() {
            return dataset.schema().getFields().stream().map(Field::getName).toList();
        }

        /** The values of one column. */
        public List<@Nullable Object> column(String name) {
            int index = names().indexOf(name);
            List<@Nullable Object> values = new ArrayList<>();
            rows.forEach(row -> values.add(row.get(index)));
            return values;
        }
    }

    /** What can be opened. */
    public interface Opening {
        Dataset open() throws DataException;
    }

    /** How reading ends: schema, rows and warnings, or the error. */
    public static String outcome(Opening opening) {
        try {
            Table table = all(opening.open());
            return table.dataset().schema() + "\n" + table.rows() + "\n"
                    + table.dataset().warnings();
        } catch (DataException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }

    /** All of a dataset. No memory may be left over, whether it succeeds or fails. */
    public static Table all(Dataset dataset) throws DataException {
        Dataset current = dataset;
        for (int restarts = 0; ; restarts++) {
            try {
                return new Table(current, rows(current), restarts);
            } catch (SchemaChangedException e) {
                if (restarts == 1) {
                    throw new AssertionError("the replacement changed again", e);
                }
                current = e.replacement();
            }
        }
    }

    private static List<List<@Nullable Object>> rows(Dataset dataset) throws DataException {
        Projection projection = Projection.of(dataset.schema().getFields().stream()
                .map(field -> new ColumnRequest(ColumnPath.of(field.getName()), ColumnNeed.VALUES))
                .toList());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        CheckingDataset checked = new CheckingDataset(dataset);
        checked.schema();
        try (BufferAllocator allocator = new RootAllocator()) {
            for (Split split : checked.splits()) {
                try (BatchReader reader = split.open(projection, allocator)) {
                    while (reader.next()) {
                        for (int row = 0; row < reader.batch().getRowCount(); row++) {
                            List<@Nullable Object> values = new ArrayList<>();
                            for (FieldVector vector : reader.batch().getFieldVectors()) {
                                values.add(Tables.value(vector, row, reader.dictionaries()));
                            }
                            rows.add(values);
                        }
                    }
                } finally {
                    if (allocator.getAllocatedMemory() != 0) {
                        throw new AssertionError(
                                "memory left over: " + allocator.getAllocatedMemory() + " bytes", null);
                    }
                }
            }
        }
        checked.assertAllClosed();
        return rows;
    }
}

package dev.assay.testing;

import dev.assay.data.BatchReader;
import dev.assay.data.ColumnNeed;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/** Reads whole datasets into lists, slowly, to compare them in tests. */
public final class Tables {
    private Tables() {}

    /** All supported top-level columns of a dataset, read under the checks of {@link CheckingDataset}; no memory may be left over. */
    public static List<List<@Nullable Object>> rows(Dataset dataset) throws DataException {
        return rows(
                dataset,
                dataset.schema().getFields().stream()
                        .filter(field -> !field.getMetadata().containsKey(Dataset.UNSUPPORTED))
                        .map(Field::getName)
                        .distinct()
                        .toArray(String[]::new));
    }

    /** The named top-level columns; a name with a slash is a path into structs. Values as {@code FieldVector.getObject} gives them, texts as String. */
    public static List<List<@Nullable Object>> rows(Dataset dataset, String... columns) throws DataException {
        Projection projection = new Projection(Arrays.stream(columns)
                .map(name -> new ColumnRequest(new ColumnPath(List.of(name.split("/"))), ColumnNeed.VALUES))
                .toList());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        CheckingDataset checked = new CheckingDataset(dataset);
        checked.schema();
        try (BufferAllocator allocator = new RootAllocator()) {
            for (Split split : checked.splits()) {
                try (BatchReader reader = split.open(projection, allocator)) {
                    while (reader.next()) {
                        append(reader.batch(), reader.dictionaries(), rows);
                    }
                }
            }
        }
        checked.assertAllClosed();
        return rows;
    }

    private static void append(
            VectorSchemaRoot batch, DictionaryProvider dictionaries, List<List<@Nullable Object>> rows) {
        for (int row = 0; row < batch.getRowCount(); row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (FieldVector vector : batch.getFieldVectors()) {
                values.add(value(vector, row, dictionaries));
            }
            rows.add(values);
        }
    }

    /** One value; an index of a dictionary-encoded vector is looked up. */
    public static @Nullable Object value(FieldVector vector, int row, DictionaryProvider dictionaries) {
        if (vector.isNull(row)) {
            return null;
        }
        DictionaryEncoding encoding = vector.getField().getDictionary();
        Object value = vector.getObject(row);
        if (encoding != null) {
            FieldVector values = dictionaries.lookup(encoding.getId()).getVector();
            value = values.getObject(((Number) value).intValue());
        }
        return value instanceof org.apache.arrow.vector.util.Text text ? text.toString() : value;
    }
}

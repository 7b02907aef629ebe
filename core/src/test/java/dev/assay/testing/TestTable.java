package dev.assay.testing;

import dev.assay.data.Dataset;
import dev.assay.data.memory.MemoryDataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/** A table of Arrow vectors made of Java values, cut into splits where one likes. Owns its memory. */
public final class TestTable implements AutoCloseable {
    private final BufferAllocator allocator = new RootAllocator();
    private final MapDictionaryProvider dictionaries = new MapDictionaryProvider();
    private final List<AutoCloseable> owned = new ArrayList<>();
    private final Map<String, ColumnKind> kinds = new LinkedHashMap<>();
    private final Map<String, List<? extends @Nullable Object>> values = new LinkedHashMap<>();
    private long dictionaryId;

    /** Adds a column; all have the same number of values. */
    public TestTable column(String name, ColumnKind kind, List<? extends @Nullable Object> columnValues) {
        kinds.put(name, kind);
        values.put(name, columnValues);
        return this;
    }

    /** A table of one column. */
    public static TestTable of(String name, ColumnKind kind, List<? extends @Nullable Object> columnValues) {
        return new TestTable().column(name, kind, columnValues);
    }

    /** The table as a dataset of one split. */
    public Dataset dataset() {
        return dataset(List.of());
    }

    /** The table cut before the given rows (ascending). Every split has dictionaries of its own. */
    public Dataset dataset(List<Integer> cuts) {
        int rows = values.values().iterator().next().size();
        List<VectorSchemaRoot> roots = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= cuts.size(); i++) {
            int to = i < cuts.size() ? cuts.get(i) : rows;
            List<FieldVector> vectors = new ArrayList<>();
            for (Map.Entry<String, ColumnKind> column : kinds.entrySet()) {
                vectors.add(vector(
                        column.getKey(),
                        column.getValue(),
                        values.get(column.getKey()).subList(from, to)));
            }
            VectorSchemaRoot root = new VectorSchemaRoot(
                    vectors.stream().map(FieldVector::getField).toList(), vectors, to - from);
            owned.add(root);
            roots.add(root);
            from = to;
        }
        return MemoryDataset.of("table", roots, dictionaries);
    }

    private FieldVector vector(String name, ColumnKind kind, List<? extends @Nullable Object> part) {
        if (kind != ColumnKind.DICTIONARY) {
            return kind.vector(name, part, allocator);
        }
        Map<Object, Integer> entries = new LinkedHashMap<>();
        List<Object> order = new ArrayList<>();
        // An entry nobody uses, and one that stands twice.
        order.add("unused \uFFFD");
        for (Object value : part) {
            if (value != null && entries.putIfAbsent(value, order.size()) == null) {
                order.add(value);
            }
        }
        int repeated = order.size();
        if (repeated > 1) {
            order.add(order.get(1));
        }
        FieldVector dictionaryVector = kind.vector("dictionary", order, allocator);
        owned.add(dictionaryVector);
        DictionaryEncoding encoding = new DictionaryEncoding(dictionaryId++, false, new ArrowType.Int(32, true));
        dictionaries.put(new Dictionary(dictionaryVector, encoding));
        IntVector indices = new IntVector(name, new FieldType(true, new ArrowType.Int(32, true), encoding), allocator);
        indices.allocateNew(part.size());
        boolean twin = false;
        for (int row = 0; row < part.size(); row++) {
            Object value = part.get(row);
            if (value == null) {
                indices.setNull(row);
            } else {
                int index = entries.get(value);
                twin = !twin;
                indices.set(row, index == 1 && twin ? repeated : index);
            }
        }
        indices.setValueCount(part.size());
        return indices;
    }

    @Override
    public void close() {
        try {
            for (AutoCloseable each : owned) {
                each.close();
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            allocator.close();
        }
    }
}

package dev.assay.data.memory;

import dev.assay.data.BatchReader;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.Projection;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/** Builds batches from Java values. Slow and obvious: meant for tests and small tables. */
final class RecordReader implements BatchReader {
    private static final int MAX_ROWS = 65_536;
    private static final long MAX_BYTES = 16L << 20;

    private final List<Leaf> leaves = new ArrayList<>();
    private final int to;
    private final BufferAllocator allocator;
    private int next;
    private @Nullable VectorSchemaRoot root;

    /** A requested column: its values' way through structs, and the field of the vector. */
    private record Leaf(JavaColumn column, int[] members, Field field) {
        @Nullable
        Object value(int row) {
            Object value = column.value(row);
            for (int i = 0; i < members.length && value != null; i++) {
                value = ((Object[]) value)[members[i]];
            }
            return value;
        }
    }

    RecordReader(List<JavaColumn> columns, Projection projection, int from, int to, BufferAllocator allocator) {
        for (ColumnRequest request : projection.columns()) {
            leaves.add(leaf(columns, request.path()));
        }
        this.next = from;
        this.to = to;
        this.allocator = allocator;
    }

    private static Leaf leaf(List<JavaColumn> columns, ColumnPath path) {
        JavaColumn column = columns.stream()
                .filter(candidate -> candidate.field().getName().equals(path.root()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column " + path));
        Field field = column.field();
        int[] members = new int[path.parts().size() - 1];
        for (int i = 0; i < members.length; i++) {
            List<Field> children = field.getChildren();
            String name = path.parts().get(i + 1);
            int member = 0;
            while (member < children.size() && !children.get(member).getName().equals(name)) {
                member++;
            }
            if (member == children.size()) {
                throw new IllegalArgumentException("no column " + path);
            }
            members[i] = member;
            field = children.get(member);
        }
        return new Leaf(column, members, field);
    }

    @Override
    public boolean next() {
        release();
        if (next >= to) {
            return false;
        }
        List<FieldVector> vectors = new ArrayList<>(leaves.size());
        int rows = Math.min(MAX_ROWS, to - next);
        try {
            for (Leaf leaf : leaves) {
                rows = Math.min(rows, rowsThatFit(leaf, rows));
            }
            for (Leaf leaf : leaves) {
                FieldVector vector = leaf.field().createVector(allocator);
                vectors.add(vector);
                vector.allocateNew();
                for (int row = 0; row < rows; row++) {
                    VectorWriter.write(vector, row, leaf.value(next + row));
                }
                vector.setValueCount(rows);
            }
        } catch (RuntimeException | Error e) {
            vectors.forEach(FieldVector::close);
            throw e;
        }
        root = new VectorSchemaRoot(leaves.stream().map(Leaf::field).toList(), vectors, rows);
        next += rows;
        return true;
    }

    private int rowsThatFit(Leaf leaf, int rows) {
        long bytes = 0;
        for (int row = 0; row < rows; row++) {
            if (leaf.value(next + row) instanceof byte[] value) {
                bytes += value.length;
                if (bytes > MAX_BYTES) {
                    return Math.max(1, row);
                }
            }
        }
        return rows;
    }

    @Override
    public VectorSchemaRoot batch() {
        VectorSchemaRoot current = root;
        if (current == null) {
            throw new IllegalStateException("no current batch");
        }
        return current;
    }

    @Override
    public DictionaryProvider dictionaries() {
        return new DictionaryProvider.MapDictionaryProvider();
    }

    @Override
    public void close() {
        next = to;
        release();
    }

    private void release() {
        if (root != null) {
            root.close();
            root = null;
        }
    }
}

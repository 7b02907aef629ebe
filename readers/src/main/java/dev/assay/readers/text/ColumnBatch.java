package dev.assay.readers.text;

import dev.assay.data.Projection;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.jspecify.annotations.Nullable;

/** The columns of a projection while they are filled, and the batch that they make. */
public final class ColumnBatch {
    /** Texts come as they are. */
    public static final DictionaryProvider NO_DICTIONARIES = new DictionaryProvider.MapDictionaryProvider();

    private final ColumnBuilder[] builders;
    private final BufferAllocator allocator;
    private @Nullable VectorSchemaRoot root;

    /**
     * Columns to be filled.
     *
     * @param builders one per column of the projection, in order
     * @throws IllegalArgumentException if one is missing
     */
    public ColumnBatch(@Nullable ColumnBuilder[] builders, Projection projection, BufferAllocator allocator) {
        for (int i = 0; i < builders.length; i++) {
            if (builders[i] == null) {
                throw new IllegalArgumentException(
                        "there is no column " + projection.columns().get(i).path());
            }
        }
        this.builders = builders.clone();
        this.allocator = allocator;
    }

    /** Number of columns. */
    public int width() {
        return builders.length;
    }

    /** Makes a batch of the first rows; the builders are empty then. */
    public void make(int rows) {
        List<FieldVector> vectors = new ArrayList<>(builders.length);
        try {
            for (ColumnBuilder builder : builders) {
                vectors.add(builder.vector(rows, allocator));
            }
        } catch (RuntimeException | Error e) {
            vectors.forEach(FieldVector::close);
            throw e;
        }
        root = new VectorSchemaRoot(vectors.stream().map(FieldVector::getField).toList(), vectors, rows);
    }

    /** The batch. */
    public VectorSchemaRoot root() {
        VectorSchemaRoot current = root;
        if (current == null) {
            throw new IllegalStateException("no current batch");
        }
        return current;
    }

    /** Frees the batch, if there is one. */
    public void release() {
        if (root != null) {
            root.close();
            root = null;
        }
    }
}

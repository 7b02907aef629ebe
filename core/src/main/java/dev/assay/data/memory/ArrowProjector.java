package dev.assay.data.memory;

import dev.assay.data.BatchReader;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.Projection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.TransferPair;
import org.jspecify.annotations.Nullable;

/**
 * Turns Arrow vectors as they come into batches as {@link BatchReader} promises them: the projection's columns, struct members
 * flattened, dictionaries of text with Int32 indices in range and without nulls, other dictionaries and run-end encoding decoded,
 * batches of bounded size. What fits already is handed on without a copy.
 *
 * <p>Use: {@link #load} with one set of vectors, then {@link #next()} until false, then the next {@code load}. The vectors given stay
 * their owner's and must live until the next {@code load} or {@link #close()}. One thread per projector; many projectors may share
 * vectors.
 */
public final class ArrowProjector implements AutoCloseable {
    /** Most rows of a batch. */
    public static final int MAX_ROWS = 65_536;

    private final Projection projection;
    private final BufferAllocator allocator;
    private final DictionaryColumns encoded;

    private final List<FieldVector> owned = new ArrayList<>();
    private final List<FieldVector> columns = new ArrayList<>();
    private final Map<Long, Dictionary> provided = new HashMap<>();
    private int rows;
    private int from;
    private @Nullable VectorSchemaRoot batch;
    private boolean batchIsSlice;

    /** A projector for one projection; everything it allocates comes from {@code allocator} or, for slices, from the vectors' own. */
    public ArrowProjector(Projection projection, BufferAllocator allocator) {
        this.projection = projection;
        this.allocator = allocator;
        this.encoded = new DictionaryColumns(allocator);
    }

    /**
     * The schema as rules see it: no dictionaries, no run-end encoding, no extension types; unions marked {@link
     * Dataset#UNSUPPORTED}.
     *
     * @throws IllegalArgumentException if a dictionary is missing
     */
    public static Schema logical(Schema schema, DictionaryProvider dictionaries) {
        return new Schema(
                schema.getFields().stream()
                        .map(field -> logical(field, dictionaries))
                        .toList(),
                schema.getCustomMetadata());
    }

    private static Field logical(Field field, DictionaryProvider dictionaries) {
        ArrowType type = field.getType();
        List<Field> children = field.getChildren();
        Map<String, String> metadata = field.getMetadata();
        DictionaryEncoding encoding = field.getDictionary();
        if (encoding != null) {
            Dictionary dictionary = dictionaries.lookup(encoding.getId());
            if (dictionary == null) {
                throw new IllegalArgumentException(
                        "column " + field.getName() + " needs dictionary " + encoding.getId() + ", which is missing");
            }
            type = dictionary.getVectorType();
            children = dictionary.getVector().getField().getChildren();
        }
        if (type instanceof ArrowType.ExtensionType extension) {
            type = extension.storageType();
        }
        if (type instanceof ArrowType.RunEndEncoded) {
            Field values = logical(children.get(1), dictionaries);
            return new Field(
                    field.getName(), new FieldType(true, values.getType(), null, metadata), values.getChildren());
        }
        if (type instanceof ArrowType.Union) {
            metadata = new HashMap<>(metadata);
            metadata.put(Dataset.UNSUPPORTED, "union");
        }
        return new Field(
                field.getName(),
                new FieldType(field.isNullable(), type, null, metadata),
                children.stream().map(child -> logical(child, dictionaries)).toList());
    }

    /** A reader over one set of vectors, which stay their owner's. */
    static BatchReader open(
            String where,
            List<FieldVector> vectors,
            int rows,
            DictionaryProvider dictionaries,
            Projection projection,
            BufferAllocator allocator)
            throws DataException {
        ArrowProjector projector = new ArrowProjector(projection, allocator);
        try {
            projector.load(where, vectors, rows, dictionaries);
        } catch (DataException | RuntimeException | Error e) {
            projector.close();
            throw e;
        }
        return new BatchReader() {
            @Override
            public boolean next() {
                return projector.next();
            }

            @Override
            public VectorSchemaRoot batch() {
                return projector.batch();
            }

            @Override
            public DictionaryProvider dictionaries() {
                return projector.dictionaries();
            }

            @Override
            public void close() {
                projector.close();
            }
        };
    }

    /**
     * Takes another set of vectors.
     *
     * @param where file and batch, for messages
     * @param vectors the top-level columns
     * @throws DataException if a dictionary index is out of range
     * @throws IllegalArgumentException if the projection names a column that is not there or not supported
     */
    public void load(String where, List<FieldVector> vectors, int rowCount, DictionaryProvider dictionaries)
            throws DataException {
        release();
        rows = rowCount;
        from = 0;
        encoded.startLoad();
        for (ColumnRequest request : projection.columns()) {
            columns.add(column(where, vectors, request.path(), dictionaries));
        }
        encoded.endLoad();
    }

    private FieldVector column(
            String where, List<FieldVector> vectors, ColumnPath path, DictionaryProvider dictionaries)
            throws DataException {
        FieldVector vector = named(vectors, path, 0);
        @Nullable NullMask mask = null;
        for (int depth = 1; depth < path.parts().size(); depth++) {
            vector = plain(where, vector, path, dictionaries, true);
            mask = NullMask.and(mask, vector, rows);
            vector = named(vector.getChildrenFromFields(), path, depth);
        }
        FieldVector leaf = plain(where, vector, path, dictionaries, false);
        if (leaf.getField().getType() instanceof ArrowType.Union) {
            throw new IllegalArgumentException("column " + path + " is a union, which cannot be read");
        }
        if (mask == null || !mask.hides(leaf)) {
            return leaf;
        }
        FieldVector masked = own(leaf.getField().createVector(allocator));
        mask.copy(leaf, masked);
        return masked;
    }

    private static FieldVector named(List<FieldVector> vectors, ColumnPath path, int depth) {
        String name = path.parts().get(depth);
        for (FieldVector vector : vectors) {
            if (vector.getField().getName().equals(name)) {
                return vector;
            }
        }
        throw new IllegalArgumentException("no column " + path);
    }

    /** The column without encodings that kernels do not know. */
    private FieldVector plain(
            String where, FieldVector given, ColumnPath path, DictionaryProvider dictionaries, boolean decodeText)
            throws DataException {
        FieldVector vector = RunEnds.withoutExtension(given);
        if (vector.getField().getType() instanceof ArrowType.RunEndEncoded) {
            vector = own(RunEnds.decode(vector, rows, allocator));
        }
        DictionaryEncoding encoding = vector.getField().getDictionary();
        if (encoding == null) {
            return vector;
        }
        Dictionary dictionary = dictionaries.lookup(encoding.getId());
        if (dictionary == null) {
            throw new DataException(where + ", column " + path + ": dictionary " + encoding.getId() + " is missing");
        }
        if (decodeText || !DictionaryColumns.staysEncoded(dictionary)) {
            return own(encoded.decode(where, path, vector, rows, dictionary));
        }
        Dictionary normal = encoded.normal(dictionary);
        provided.put(encoding.getId(), normal);
        FieldVector indices = encoded.indices(where, path, vector, rows, dictionary);
        return indices == vector ? vector : own(indices);
    }

    private FieldVector own(FieldVector vector) {
        owned.add(vector);
        return vector;
    }

    /** Moves to the next batch of the loaded vectors; false at their end. */
    public boolean next() {
        releaseBatch();
        if (from >= rows) {
            return false;
        }
        int count = SliceSize.rowsThatFit(columns, from, rows);
        if (from == 0 && count == rows) {
            batch = root(columns, rows);
            batchIsSlice = false;
        } else {
            List<FieldVector> slices = new ArrayList<>(columns.size());
            for (FieldVector column : columns) {
                TransferPair pair = column.getTransferPair(column.getAllocator());
                pair.splitAndTransfer(from, count);
                slices.add((FieldVector) pair.getTo());
            }
            batch = root(slices, count);
            batchIsSlice = true;
        }
        from += count;
        return true;
    }

    private static VectorSchemaRoot root(List<FieldVector> vectors, int rows) {
        return new VectorSchemaRoot(vectors.stream().map(FieldVector::getField).toList(), vectors, rows);
    }

    /**
     * The current batch.
     *
     * @throws IllegalStateException if there is none
     */
    public VectorSchemaRoot batch() {
        VectorSchemaRoot current = batch;
        if (current == null) {
            throw new IllegalStateException("no current batch");
        }
        return current;
    }

    /** Dictionaries of the loaded columns. */
    public DictionaryProvider dictionaries() {
        return new DictionaryProvider.MapDictionaryProvider(provided.values().toArray(Dictionary[]::new));
    }

    private void releaseBatch() {
        if (batch != null && batchIsSlice) {
            batch.close();
        }
        batch = null;
    }

    private void release() {
        releaseBatch();
        rows = 0;
        columns.clear();
        provided.clear();
        owned.forEach(FieldVector::close);
        owned.clear();
    }

    /** Frees what the projector made; the vectors given are left alone. */
    @Override
    public void close() {
        release();
        encoded.close();
    }
}

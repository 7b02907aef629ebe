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
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.ExtensionTypeVector;
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
    private final EncodedColumns encodings;

    private final List<FieldVector> owned = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<FieldVector> batchOwned = new ArrayList<>();
    private final List<Dictionary> batchDictionaries = new ArrayList<>();
    private int rows;
    private int from;
    private @Nullable VectorSchemaRoot batch;

    /**
     * Where a column of the batches comes from: a vector that only needs slicing, or an encoding that is undone slice by slice. Exactly
     * one of {@code direct} and {@code encoded} is there.
     *
     * @param dictionary of a direct vector; null if it has none
     */
    private record Source(
            @Nullable FieldVector direct,
            @Nullable Dictionary dictionary,
            @Nullable EncodedColumn encoded) {}

    /** A projector for one projection; everything it allocates comes from {@code allocator} or, for slices, from the vectors' own. */
    public ArrowProjector(Projection projection, BufferAllocator allocator) {
        this.projection = projection;
        this.allocator = allocator;
        this.encodings = new EncodedColumns(allocator);
    }

    /**
     * The schema as rules see it: no dictionaries, no run-end encoding, no extension types; unions, and members of structs that are
     * encoded as a whole, are marked {@link Dataset#UNSUPPORTED}.
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
        DictionaryEncoding encoding = field.getDictionary();
        if (encoding != null) {
            Dictionary dictionary = dictionaries.lookup(encoding.getId());
            if (dictionary == null) {
                throw new IllegalArgumentException(
                        "column " + field.getName() + " needs dictionary " + encoding.getId() + ", which is missing");
            }
            return encoded(field, dictionary.getVector().getField(), dictionaries);
        }
        ArrowType type = field.getType();
        if (type instanceof ArrowType.ExtensionType extension) {
            type = extension.storageType();
        }
        if (type instanceof ArrowType.RunEndEncoded) {
            return encoded(field, field.getChildren().get(1), dictionaries);
        }
        Map<String, String> metadata = field.getMetadata();
        if (type instanceof ArrowType.Union) {
            metadata = new HashMap<>(metadata);
            metadata.put(Dataset.UNSUPPORTED, "union");
        }
        return new Field(
                field.getName(),
                new FieldType(field.isNullable(), type, null, metadata),
                field.getChildren().stream()
                        .map(child -> logical(child, dictionaries))
                        .toList());
    }

    private static Field encoded(Field field, Field values, DictionaryProvider dictionaries) {
        Field logical = logical(values, dictionaries);
        Map<String, String> metadata = new HashMap<>(field.getMetadata());
        metadata.putAll(logical.getMetadata());
        List<Field> children = new ArrayList<>();
        for (Field child : logical.getChildren()) {
            children.add(new Field(
                    child.getName(),
                    new FieldType(
                            child.isNullable(),
                            child.getType(),
                            null,
                            Map.of(Dataset.UNSUPPORTED, "member of an encoded column")),
                    child.getChildren()));
        }
        return new Field(field.getName(), new FieldType(true, logical.getType(), null, metadata), children);
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
            public boolean next() throws DataException {
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
     * @throws DataException if a dictionary is missing or an index out of range
     * @throws IllegalArgumentException if the projection names a column that is not there or not supported
     */
    public void load(String where, List<FieldVector> vectors, int rowCount, DictionaryProvider dictionaries)
            throws DataException {
        release();
        rows = rowCount;
        from = 0;
        encodings.startLoad();
        Map<String, FieldVector> columns = new HashMap<>();
        vectors.forEach(vector -> columns.putIfAbsent(vector.getField().getName(), vector));
        for (ColumnRequest request : projection.columns()) {
            FieldVector column = columns.get(request.path().root());
            if (column == null) {
                throw new IllegalArgumentException("no column " + request.path());
            }
            sources.add(source(where, column, request.path(), dictionaries));
        }
        encodings.endLoad();
    }

    private Source source(String where, FieldVector column, ColumnPath path, DictionaryProvider dictionaries)
            throws DataException {
        FieldVector vector = column;
        @Nullable NullMask mask = null;
        for (int depth = 1; depth < path.parts().size(); depth++) {
            if (!(vector.getField().getType() instanceof ArrowType.Struct)) {
                throw new IllegalArgumentException("no column " + path + " that can be read");
            }
            mask = NullMask.and(mask, vector, rows);
            vector = member(vector.getChildrenFromFields(), path, depth);
        }
        FieldVector leaf = vector instanceof ExtensionTypeVector<?> extension
                ? (FieldVector) extension.getUnderlyingVector()
                : vector;
        ArrowType type = leaf.getField().getType();
        if (type instanceof ArrowType.Union) {
            throw new IllegalArgumentException("column " + path + " is a union, which cannot be read");
        }
        if (type instanceof ArrowType.RunEndEncoded) {
            List<FieldVector> children = leaf.getChildrenFromFields();
            return encoded(where, path, children.get(1), (BaseIntVector) children.get(0), mask, dictionaries);
        }
        if (leaf.getField().getDictionary() != null) {
            return encoded(where, path, leaf, null, mask, dictionaries);
        }
        if (mask == null || !mask.hides(leaf)) {
            return new Source(leaf, null, null);
        }
        FieldVector masked = leaf.getField().createVector(allocator);
        owned.add(masked);
        mask.copy(leaf, masked);
        return new Source(masked, null, null);
    }

    private Source encoded(
            String where,
            ColumnPath path,
            FieldVector vector,
            @Nullable BaseIntVector runEnds,
            @Nullable NullMask mask,
            DictionaryProvider dictionaries)
            throws DataException {
        DictionaryEncoding encoding = vector.getField().getDictionary();
        if (encoding == null) {
            return new Source(
                    null, null, encodings.column(where, path, sources.size(), vector, null, runEnds, mask, vector));
        }
        Dictionary dictionary = dictionaries.lookup(encoding.getId());
        if (dictionary == null) {
            throw new DataException(where + ", column " + path + ": dictionary " + encoding.getId() + " is missing");
        }
        if (runEnds == null && mask == null && encodings.fits(where, path, vector, rows, dictionary)) {
            return new Source(vector, dictionary, null);
        }
        return new Source(
                null,
                null,
                encodings.column(
                        where,
                        path,
                        sources.size(),
                        dictionary.getVector(),
                        (BaseIntVector) vector,
                        runEnds,
                        mask,
                        dictionary));
    }

    private static FieldVector member(List<FieldVector> vectors, ColumnPath path, int depth) {
        String name = path.parts().get(depth);
        for (FieldVector vector : vectors) {
            if (vector.getField().getName().equals(name)) {
                return vector;
            }
        }
        throw new IllegalArgumentException("no column " + path);
    }

    /**
     * Moves to the next batch of the loaded vectors; false at their end.
     *
     * @throws DataException if a dictionary index is out of range
     */
    public boolean next() throws DataException {
        releaseBatch();
        if (from >= rows) {
            return false;
        }
        int count = Math.min(MAX_ROWS, rows - from);
        for (Source source : sources) {
            if (source.direct() != null) {
                count = SliceSize.rowsThatFit(source.direct(), from, count);
            }
        }
        List<FieldVector> columns = new ArrayList<>(sources.size());
        for (Source source : sources) {
            columns.add(column(source, count));
        }
        batch = new VectorSchemaRoot(columns.stream().map(FieldVector::getField).toList(), columns, count);
        from += count;
        return true;
    }

    private FieldVector column(Source source, int count) throws DataException {
        if (source.dictionary() != null) {
            batchDictionaries.add(source.dictionary());
        }
        FieldVector direct = source.direct();
        EncodedColumn encoded = source.encoded();
        if (encoded != null) {
            return encoded.slice(from, count, batchOwned, batchDictionaries);
        } else if (direct == null) {
            throw new IllegalStateException("a column without a source");
        } else if (from == 0 && count == rows) {
            return direct;
        }
        TransferPair pair = direct.getTransferPair(direct.getAllocator());
        FieldVector slice = (FieldVector) pair.getTo();
        batchOwned.add(slice);
        pair.splitAndTransfer(from, count);
        return slice;
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

    /** Dictionaries of the current batch. */
    public DictionaryProvider dictionaries() {
        return new DictionaryProvider.MapDictionaryProvider(batchDictionaries.toArray(Dictionary[]::new));
    }

    private void releaseBatch() {
        batch = null;
        batchDictionaries.clear();
        batchOwned.forEach(FieldVector::close);
        batchOwned.clear();
    }

    private void release() {
        releaseBatch();
        rows = 0;
        sources.clear();
        owned.forEach(FieldVector::close);
        owned.clear();
    }

    /** Frees what the projector made; the vectors given are left alone. */
    @Override
    public void close() {
        release();
        encodings.close();
    }
}

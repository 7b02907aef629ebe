package dev.assay.data.memory;

import dev.assay.data.ColumnPath;
import dev.assay.data.DataException;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * Brings dictionary-encoded columns into the one form that kernels know: Int32 indices, in range, into text or binary values without
 * nulls. A dictionary keeps its identity as long as the source's does, so that what was computed per entry stays usable.
 */
final class DictionaryColumns implements AutoCloseable {
    private static final ArrowType INT32 = new ArrowType.Int(32, true);

    private final BufferAllocator allocator;
    private final Map<Dictionary, Normal> normals = new IdentityHashMap<>();

    /** A dictionary in the form wanted: its own if it had it, else a copy without nulls and where its entries went (-1: null). */
    private static final class Normal {
        final Dictionary dictionary;
        final int @Nullable [] places;
        boolean used = true;

        Normal(Dictionary dictionary, int @Nullable [] places) {
            this.dictionary = dictionary;
            this.places = places;
        }
    }

    DictionaryColumns(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    void startLoad() {
        normals.values().forEach(normal -> normal.used = false);
    }

    /** Drops dictionaries that the loaded columns do not use. */
    void endLoad() {
        for (Iterator<Map.Entry<Dictionary, Normal>> all = normals.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Dictionary, Normal> entry = all.next();
            if (!entry.getValue().used) {
                release(entry.getKey(), entry.getValue());
                all.remove();
            }
        }
    }

    /** Whether columns over this dictionary are handed on as indices; only text and binary are worth it. */
    static boolean staysEncoded(Dictionary dictionary) {
        switch (dictionary.getVectorType().getTypeID()) {
            case Utf8:
            case LargeUtf8:
            case Utf8View:
            case Binary:
            case LargeBinary:
            case BinaryView:
            case FixedSizeBinary:
                return dictionary.getVector().getField().getDictionary() == null;
            default:
                return false;
        }
    }

    Dictionary normal(Dictionary dictionary) {
        return entry(dictionary).dictionary;
    }

    private Normal entry(Dictionary dictionary) {
        Normal normal = normals.get(dictionary);
        if (normal == null) {
            normal = normalise(dictionary);
            normals.put(dictionary, normal);
        }
        normal.used = true;
        return normal;
    }

    private Normal normalise(Dictionary dictionary) {
        FieldVector values = dictionary.getVector();
        boolean int32 = INT32.equals(dictionary.getEncoding().getIndexType());
        if (values.getNullCount() == 0 && int32) {
            return new Normal(dictionary, null);
        }
        DictionaryEncoding encoding =
                new DictionaryEncoding(dictionary.getEncoding().getId(), false, (ArrowType.Int) INT32);
        if (values.getNullCount() == 0) {
            return new Normal(new Dictionary(values, encoding), null);
        }
        int count = values.getValueCount();
        int[] places = new int[count];
        FieldVector present = values.getField().createVector(allocator);
        try {
            present.allocateNew();
            int next = 0;
            for (int i = 0; i < count; i++) {
                if (values.isNull(i)) {
                    places[i] = -1;
                } else {
                    present.copyFromSafe(i, next, values);
                    places[i] = next++;
                }
            }
            present.setValueCount(next);
        } catch (RuntimeException | Error e) {
            present.close();
            throw e;
        }
        return new Normal(new Dictionary(present, encoding), places);
    }

    /** Indices into {@link #normal}: the vector itself if it fits, else a new one that the caller owns. */
    FieldVector indices(String where, ColumnPath path, FieldVector vector, int rows, Dictionary dictionary)
            throws DataException {
        int[] places = entry(dictionary).places;
        int size = dictionary.getVector().getValueCount();
        if (vector instanceof IntVector ints && places == null) {
            check(where, path, ints, rows, size);
            return vector;
        }
        BaseIntVector source = (BaseIntVector) vector;
        DictionaryEncoding encoding =
                new DictionaryEncoding(dictionary.getEncoding().getId(), false, (ArrowType.Int) INT32);
        IntVector target = new IntVector(vector.getField().getName(), new FieldType(true, INT32, encoding), allocator);
        try {
            target.allocateNew(rows);
            for (int row = 0; row < rows; row++) {
                int index = source.isNull(row) ? -1 : index(where, path, source.getValueAsLong(row), row, size);
                int place = index < 0 || places == null ? index : places[index];
                if (place >= 0) {
                    target.set(row, place);
                }
            }
            target.setValueCount(rows);
            return target;
        } catch (DataException | RuntimeException | Error e) {
            target.close();
            throw e;
        }
    }

    private static void check(String where, ColumnPath path, IntVector indices, int rows, int size)
            throws DataException {
        ArrowBuf data = indices.getDataBuffer();
        boolean nulls = indices.getNullCount() > 0;
        for (int row = 0; row < rows; row++) {
            int index = data.getInt((long) row << 2);
            if ((index < 0 || index >= size) && !(nulls && indices.isNull(row))) {
                index(where, path, index, row, size);
            }
        }
    }

    private static int index(String where, ColumnPath path, long index, int row, int size) throws DataException {
        if (index < 0 || index >= size) {
            throw new DataException(where + ", column " + path + ": dictionary index " + index + " in row " + (row + 1)
                    + " is out of range: the dictionary has " + size + " entries");
        }
        return (int) index;
    }

    /** The values themselves, in a new vector that the caller owns. */
    FieldVector decode(String where, ColumnPath path, FieldVector vector, int rows, Dictionary dictionary)
            throws DataException {
        FieldVector values = dictionary.getVector();
        int size = values.getValueCount();
        Field field = new Field(
                vector.getField().getName(),
                new FieldType(
                        true, values.getField().getType(), values.getField().getDictionary()),
                values.getField().getChildren());
        FieldVector target = field.createVector(allocator);
        try {
            target.setInitialCapacity(rows);
            target.allocateNew();
            BaseIntVector source = (BaseIntVector) vector;
            for (int row = 0; row < rows; row++) {
                if (source.isNull(row)) {
                    VectorWriter.write(target, row, null);
                } else {
                    target.copyFromSafe(index(where, path, source.getValueAsLong(row), row, size), row, values);
                }
            }
            target.setValueCount(rows);
            return target;
        } catch (DataException | RuntimeException | Error e) {
            target.close();
            throw e;
        }
    }

    private static void release(Dictionary source, Normal normal) {
        if (normal.dictionary.getVector() != source.getVector()) {
            normal.dictionary.getVector().close();
        }
    }

    @Override
    public void close() {
        normals.forEach(DictionaryColumns::release);
        normals.clear();
    }
}

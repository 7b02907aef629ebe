package dev.assay.data.memory;

import dev.assay.data.ColumnPath;
import dev.assay.data.DataException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.jspecify.annotations.Nullable;

/**
 * What a projector remembers of dictionaries from one set of vectors to the next, so that a dictionary keeps its identity, and what
 * kernels have computed per entry stays usable.
 */
final class EncodedColumns implements AutoCloseable {
    static final ArrowType.Int INT32 = new ArrowType.Int(32, true);

    /** Up to this size a dictionary is handed on whole, however few rows use it. */
    private static final int SMALL = 4_096;

    private final BufferAllocator allocator;
    private final Map<Object, Values> known = new IdentityHashMap<>();

    /** Values that rows point to: the source's vector, and, once made, a copy of it without nulls. */
    static final class Values {
        private final FieldVector source;
        private final BufferAllocator allocator;
        private final Map<Integer, Dictionary> dictionaries = new HashMap<>();
        private @Nullable FieldVector present;
        private int @Nullable [] places;
        private long rowsSeen;
        private boolean used = true;

        Values(FieldVector source, BufferAllocator allocator) {
            this.source = source;
            this.allocator = allocator;
        }

        /**
         * Whether the dictionary is worth handing on whole, after so many more rows. Kernels do work for every entry; a stream of small
         * batches, each with another large dictionary, must not cost more than its rows do.
         */
        boolean worthWhole(int rows) {
            return source.getValueCount() <= SMALL || rowsSeen + rows >= source.getValueCount() / 2;
        }

        /** Counts rows that have been handed on. */
        void seen(int rows) {
            rowsSeen += rows;
        }

        /** The dictionary without nulls for a column; the same object as long as these values are the same. */
        Dictionary whole(int ordinal) {
            Dictionary dictionary = dictionaries.get(ordinal);
            if (dictionary == null) {
                dictionary = new Dictionary(present(), encoding(ordinal));
                dictionaries.put(ordinal, dictionary);
            }
            return dictionary;
        }

        /** Where the source's entries stand in {@link #whole}; null: where they stood. */
        int @Nullable [] places() {
            present();
            return places;
        }

        private FieldVector present() {
            if (present == null) {
                present = source.getNullCount() == 0 ? source : withoutNulls();
            }
            return present;
        }

        private FieldVector withoutNulls() {
            int count = source.getValueCount();
            int[] to = new int[count];
            FieldVector copy = source.getField().createVector(allocator);
            try {
                copy.allocateNew();
                int next = 0;
                for (int i = 0; i < count; i++) {
                    if (!source.isNull(i)) {
                        copy.copyFromSafe(i, next, source);
                        to[i] = next++;
                    }
                }
                copy.setValueCount(next);
            } catch (RuntimeException | Error e) {
                copy.close();
                throw e;
            }
            places = to;
            return copy;
        }

        void close() {
            if (present != null && present != source) {
                present.close();
            }
        }
    }

    EncodedColumns(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    /** Far from the numbers that data uses, so that columns that share a dictionary can have it in different forms. */
    static DictionaryEncoding encoding(int ordinal) {
        return new DictionaryEncoding(Long.MAX_VALUE - ordinal, false, INT32);
    }

    void startLoad() {
        known.values().forEach(values -> values.used = false);
    }

    /** Forgets values that the loaded columns do not use. */
    void endLoad() {
        known.values().removeIf(values -> {
            if (!values.used) {
                values.close();
            }
            return !values.used;
        });
    }

    private Values values(Object identity, FieldVector source) {
        Values values = known.computeIfAbsent(identity, unused -> new Values(source, allocator));
        values.used = true;
        return values;
    }

    /**
     * Whether a dictionary-encoded column can be handed on as it is: Int32 indices into text or binary without nulls.
     *
     * @throws DataException if it could, but for an index out of range
     */
    boolean fits(String where, ColumnPath path, FieldVector vector, int rows, Dictionary dictionary)
            throws DataException {
        FieldVector entries = dictionary.getVector();
        if (!(vector instanceof IntVector ints)
                || !EncodedColumn.isBytes(entries)
                || entries.getNullCount() > 0
                || !values(dictionary, entries).worthWhole(rows)) {
            return false;
        }
        values(dictionary, entries).seen(rows);
        ArrowBuf data = ints.getDataBuffer();
        boolean nulls = ints.getNullCount() > 0;
        int size = entries.getValueCount();
        for (int row = 0; row < rows; row++) {
            int index = data.getInt((long) row << 2);
            if ((index < 0 || index >= size) && !(nulls && ints.isNull(row))) {
                throw outOfRange(where, path, index, row, size);
            }
        }
        return true;
    }

    static DataException outOfRange(String where, ColumnPath path, long index, int row, int size) {
        return new DataException(where + ", column " + path + ": dictionary index " + index + " in row " + (row + 1)
                + " is out of range: the dictionary has " + size + " entries");
    }

    /**
     * A column whose rows point to values, to be decoded slice by slice.
     *
     * @param values what is pointed to
     * @param indices one pointer per row or run; null if run n points to value n
     * @param runEnds null if there are no runs
     * @param identity the object whose identity stands for the values' content
     */
    EncodedColumn column(
            String where,
            ColumnPath path,
            int ordinal,
            FieldVector values,
            @Nullable BaseIntVector indices,
            @Nullable BaseIntVector runEnds,
            @Nullable NullMask mask,
            Object identity) {
        return new EncodedColumn(
                where, path, ordinal, values, indices, runEnds, mask, values(identity, values), allocator);
    }

    @Override
    public void close() {
        known.values().forEach(Values::close);
        known.clear();
    }
}

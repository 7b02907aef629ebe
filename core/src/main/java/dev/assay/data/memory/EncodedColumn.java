package dev.assay.data.memory;

import dev.assay.data.ColumnPath;
import dev.assay.data.DataException;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * A column whose rows point to values: through dictionary indices, through runs, or both. Text and binary come out as a dictionary,
 * other flat values decoded; of nested values only the presence comes out, because one large list that many rows point to would
 * become as many lists.
 */
final class EncodedColumn {
    private final String where;
    private final ColumnPath path;
    private final int ordinal;
    private final FieldVector values;
    private final @Nullable BaseIntVector indices;
    private final @Nullable BaseIntVector runEnds;
    private final @Nullable NullMask mask;
    private final EncodedColumns.Values known;
    private final BufferAllocator allocator;

    EncodedColumn(
            String where,
            ColumnPath path,
            int ordinal,
            FieldVector values,
            @Nullable BaseIntVector indices,
            @Nullable BaseIntVector runEnds,
            @Nullable NullMask mask,
            EncodedColumns.Values known,
            BufferAllocator allocator) {
        this.where = where;
        this.path = path;
        this.ordinal = ordinal;
        this.values = values;
        this.indices = indices;
        this.runEnds = runEnds;
        this.mask = mask;
        this.known = known;
        this.allocator = allocator;
    }

    static boolean isBytes(FieldVector values) {
        switch (values.getField().getType().getTypeID()) {
            case Utf8:
            case LargeUtf8:
            case Utf8View:
            case Binary:
            case LargeBinary:
            case BinaryView:
            case FixedSizeBinary:
                return values.getField().getDictionary() == null;
            default:
                return false;
        }
    }

    /** The rows of one batch. What is made for it is added to {@code owned}, its dictionary to {@code dictionaries}. */
    FieldVector slice(int from, int count, List<FieldVector> owned, List<Dictionary> dictionaries)
            throws DataException {
        int[] places = places(from, count);
        if (isBytes(values)) {
            return asDictionary(places, owned, dictionaries);
        }
        return values.getField().getChildren().isEmpty() && values.getField().getDictionary() == null
                ? decoded(places, owned)
                : presence(places, owned);
    }

    /** For each row the place of its value; -1 for null. */
    private int[] places(int from, int count) throws DataException {
        int[] places = new int[count];
        int size = values.getValueCount();
        int run = runEnds == null ? 0 : firstRun(runEnds, from);
        for (int i = 0; i < count; i++) {
            int row = from + i;
            int pointer = row;
            if (runEnds != null) {
                while (runEnds.getValueAsLong(run) <= row) {
                    run++;
                }
                pointer = run;
            }
            if (mask != null && mask.isNull(row)) {
                places[i] = -1;
            } else if (indices == null) {
                places[i] = values.isNull(pointer) ? -1 : pointer;
            } else if (indices.isNull(pointer)) {
                places[i] = -1;
            } else {
                long index = indices.getValueAsLong(pointer);
                if (index < 0 || index >= size) {
                    throw EncodedColumns.outOfRange(where, path, index, row, size);
                }
                places[i] = values.isNull((int) index) ? -1 : (int) index;
            }
        }
        return places;
    }

    /** The first run that ends after a row. */
    private static int firstRun(BaseIntVector runEnds, int row) {
        int low = 0;
        int high = runEnds.getValueCount();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (runEnds.getValueAsLong(middle) <= row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private FieldVector asDictionary(int[] places, List<FieldVector> owned, List<Dictionary> dictionaries) {
        Dictionary dictionary;
        if (known.worthWhole(places.length)) {
            dictionary = known.whole(ordinal);
            int[] to = known.places();
            if (to != null) {
                for (int row = 0; row < places.length; row++) {
                    places[row] = places[row] < 0 ? -1 : to[places[row]];
                }
            }
        } else {
            dictionary = new Dictionary(onlyUsed(places, owned), EncodedColumns.encoding(ordinal));
        }
        known.seen(places.length);
        dictionaries.add(dictionary);
        IntVector vector = new IntVector(
                path.root(), new FieldType(true, EncodedColumns.INT32, dictionary.getEncoding()), allocator);
        owned.add(vector);
        vector.allocateNew(places.length);
        for (int row = 0; row < places.length; row++) {
            if (places[row] >= 0) {
                vector.set(row, places[row]);
            }
        }
        vector.setValueCount(places.length);
        return vector;
    }

    /** A dictionary of the values that occur, in order of first use; {@code places} then point into it. */
    private FieldVector onlyUsed(int[] places, List<FieldVector> owned) {
        FieldVector used = values.getField().createVector(allocator);
        owned.add(used);
        used.allocateNew();
        int[] table = new int[Integer.highestOneBit(Math.max(1, places.length)) * 4];
        int[] entries = new int[places.length];
        int next = 0;
        for (int row = 0; row < places.length; row++) {
            int place = places[row];
            if (place < 0) {
                continue;
            }
            // Open addressing; a slot holds the entry's number plus one.
            int slot = (place * 0x9E3779B9 >>> 7) & (table.length - 1);
            while (table[slot] != 0 && entries[table[slot] - 1] != place) {
                slot = (slot + 1) & (table.length - 1);
            }
            if (table[slot] == 0) {
                used.copyFromSafe(place, next, values);
                entries[next] = place;
                table[slot] = ++next;
            }
            places[row] = table[slot] - 1;
        }
        used.setValueCount(next);
        return used;
    }

    private FieldVector decoded(int[] places, List<FieldVector> owned) {
        Field field =
                new Field(path.root(), new FieldType(true, values.getField().getType(), null), null);
        FieldVector target = field.createVector(allocator);
        owned.add(target);
        target.setInitialCapacity(places.length);
        target.allocateNew();
        if (!(target instanceof NullVector)) {
            for (int row = 0; row < places.length; row++) {
                if (places[row] >= 0) {
                    target.copyFromSafe(places[row], row, values);
                }
            }
        }
        target.setValueCount(places.length);
        return target;
    }

    private FieldVector presence(int[] places, List<FieldVector> owned) {
        BitVector present = new BitVector(path.root(), FieldType.nullable(ArrowType.Bool.INSTANCE), allocator);
        owned.add(present);
        present.allocateNew(places.length);
        for (int row = 0; row < places.length; row++) {
            if (places[row] >= 0) {
                present.set(row, 1);
            }
        }
        present.setValueCount(places.length);
        return present;
    }
}

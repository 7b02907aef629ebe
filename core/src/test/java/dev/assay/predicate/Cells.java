package dev.assay.predicate;

import dev.assay.batch.Batch;
import dev.assay.batch.Column;
import dev.assay.batch.RowMask;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.ColumnType;
import dev.assay.data.Projection;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * One column of Java values as Arrow data. Values are of the classes that {@code ColumnStatistics.Bound} names: {@link Long} for whole
 * numbers, booleans (0, 1), days and ticks, {@link BigDecimal}, {@link Double}, {@link String}.
 */
final class Cells implements AutoCloseable {
    private final BufferAllocator allocator = new RootAllocator();
    private final List<AutoCloseable> owned = new ArrayList<>();
    private final List<? extends @Nullable Object> values;
    private final ColumnType type;

    Cells(ArrowType arrow, List<? extends @Nullable Object> values) {
        this.values = values;
        this.type = typeOf(arrow);
    }

    static ColumnType typeOf(ArrowType arrow) {
        return ColumnType.of(Field.nullable("c", arrow));
    }

    ColumnType type() {
        return type;
    }

    /** The column as it is. */
    Column plain() {
        FieldVector vector = vector("c", type.arrow(), values, allocator);
        owned.add(vector);
        return Column.of(vector);
    }

    /** The same, dictionary-encoded, as the only column of a batch; an entry that no row uses comes first, and each entry stands twice. */
    Column encoded() {
        List<Object> entries = new ArrayList<>();
        entries.add("unused");
        for (Object value : values) {
            if (value != null && !entries.contains(value)) {
                entries.add(value);
                entries.add(value);
            }
        }
        FieldVector dictionary = vector("d", type.arrow(), entries, allocator);
        owned.add(dictionary);
        DictionaryEncoding encoding = new DictionaryEncoding(7, false, new ArrowType.Int(32, true));
        IntVector indices = new IntVector("c", new FieldType(true, new ArrowType.Int(32, true), encoding), allocator);
        owned.add(indices);
        indices.allocateNew(values.size());
        for (int row = 0; row < values.size(); row++) {
            if (values.get(row) == null) {
                indices.setNull(row);
            } else {
                indices.set(row, entries.indexOf(values.get(row)) + (row & 1));
            }
        }
        indices.setValueCount(values.size());
        Batch batch = new Batch();
        batch.load(
                VectorSchemaRoot.of(indices),
                new MapDictionaryProvider(new Dictionary(dictionary, encoding)),
                new Projection(List.of(ColumnRequest.values(ColumnPath.of("c")))),
                0);
        return batch.column(0);
    }

    /** The rows that pass, all being in scope. */
    static BitSet passing(PredicateKernel kernel, Column column) {
        BitSet all = new BitSet();
        all.set(0, column.rows());
        return passing(kernel, column, all);
    }

    /** The rows of a scope that pass. */
    static BitSet passing(PredicateKernel kernel, Column column, BitSet scope) {
        RowMask mask = new RowMask();
        mask.clear(column.rows());
        scope.stream().forEach(mask::add);
        RowMask out = new RowMask();
        // Whatever was there before must not show.
        out.fill(70);
        kernel.test(column, mask, out);
        if (out.rows() != column.rows()) {
            throw new AssertionError(out.rows() + " rows in the answer");
        }
        BitSet passing = new BitSet();
        for (int word = 0; word < out.wordCount(); word++) {
            for (int bit = 0; bit < 64; bit++) {
                passing.set(word * 64 + bit, (out.word(word) >>> bit & 1) != 0);
            }
        }
        return passing;
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

    private static FieldVector vector(
            String name, ArrowType arrow, List<? extends @Nullable Object> values, BufferAllocator allocator) {
        FieldVector vector = new FieldType(true, arrow, null).createNewSingleVector(name, allocator, null);
        vector.setInitialCapacity(values.size());
        vector.allocateNew();
        for (int row = 0; row < values.size(); row++) {
            Object value = values.get(row);
            if (value instanceof String text) {
                setText(vector, row, text.getBytes(StandardCharsets.UTF_8));
            } else if (value instanceof Double number) {
                setNumber(vector, row, number);
            } else if (value instanceof BigDecimal decimal) {
                setDecimal(vector, row, decimal);
            } else if (value instanceof Long whole) {
                setWhole(vector, row, whole);
            }
        }
        vector.setValueCount(values.size());
        return vector;
    }

    private static void setText(FieldVector vector, int row, byte[] bytes) {
        if (vector instanceof VarCharVector text) {
            text.setSafe(row, bytes);
        } else if (vector instanceof LargeVarCharVector text) {
            text.setSafe(row, bytes);
        } else if (vector instanceof ViewVarCharVector text) {
            text.setSafe(row, bytes);
        } else {
            ((VarBinaryVector) vector).setSafe(row, bytes);
        }
    }

    private static void setNumber(FieldVector vector, int row, double number) {
        if (vector instanceof Float8Vector wide) {
            wide.setSafe(row, number);
        } else if (vector instanceof Float4Vector single) {
            single.setSafe(row, (float) number);
        } else {
            ((Float2Vector) vector).setSafeWithPossibleTruncate(row, (float) number);
        }
    }

    private static void setDecimal(FieldVector vector, int row, BigDecimal number) {
        if (vector instanceof DecimalVector narrow) {
            narrow.setSafe(row, number);
        } else if (vector instanceof Decimal256Vector wide) {
            wide.setSafe(row, number);
        } else {
            ((UInt8Vector) vector).setSafe(row, number.toBigIntegerExact().longValue());
        }
    }

    private static void setWhole(FieldVector vector, int row, long value) {
        if (vector instanceof BigIntVector v) {
            v.setSafe(row, value);
        } else if (vector instanceof IntVector v) {
            v.setSafe(row, (int) value);
        } else if (vector instanceof SmallIntVector v) {
            v.setSafe(row, (short) value);
        } else if (vector instanceof TinyIntVector v) {
            v.setSafe(row, (byte) value);
        } else if (vector instanceof UInt1Vector v) {
            v.setSafe(row, (byte) value);
        } else if (vector instanceof UInt2Vector v) {
            v.setSafe(row, (char) value);
        } else if (vector instanceof UInt4Vector v) {
            v.setSafe(row, (int) value);
        } else if (vector instanceof BitVector v) {
            v.setSafe(row, (int) value);
        } else if (vector instanceof DateDayVector v) {
            v.setSafe(row, (int) value);
        } else if (vector instanceof DateMilliVector v) {
            v.setSafe(row, value * 86_400_000L);
        } else {
            ((TimeStampVector) vector).setSafe(row, value);
        }
    }
}

package dev.assay.readers.files;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/** A column with the same value in all rows of a file: a partition column, or one that the file does not have. Text is a dictionary of one. */
final class ConstantColumn implements AutoCloseable {
    private static final ArrowType.Int INT32 = new ArrowType.Int(32, true);

    private final Field field;
    private final @Nullable Comparable<?> value;
    private final BufferAllocator allocator;
    private final @Nullable Dictionary dictionary;

    /** @param ordinal place in the batch, which makes the dictionary's number different from those of other columns */
    ConstantColumn(Field field, @Nullable Comparable<?> value, int ordinal, BufferAllocator allocator) {
        this.field = field;
        this.value = value;
        this.allocator = allocator;
        this.dictionary = value instanceof String text ? dictionary(text, ordinal, allocator) : null;
    }

    private static Dictionary dictionary(String text, int ordinal, BufferAllocator allocator) {
        VarCharVector values = new VarCharVector("partition", allocator);
        try {
            values.setSafe(0, text.getBytes(StandardCharsets.UTF_8));
            values.setValueCount(1);
        } catch (RuntimeException | Error e) {
            values.close();
            throw e;
        }
        // Far from the numbers that files use.
        return new Dictionary(values, new DictionaryEncoding(Long.MIN_VALUE + ordinal, false, INT32));
    }

    /** The column for so many rows; the caller closes it. */
    FieldVector vector(int rows) {
        Dictionary entries = dictionary;
        if (entries != null) {
            IntVector zeros =
                    new IntVector(field.getName(), new FieldType(true, INT32, entries.getEncoding()), allocator);
            zeros.allocateNew(rows);
            for (int row = 0; row < rows; row++) {
                zeros.set(row, 0);
            }
            zeros.setValueCount(rows);
            return zeros;
        }
        if (value instanceof Long whole) {
            BigIntVector same = new BigIntVector(field, allocator);
            same.allocateNew(rows);
            long number = whole;
            for (int row = 0; row < rows; row++) {
                same.set(row, number);
            }
            same.setValueCount(rows);
            return same;
        }
        FieldVector nulls = TypeMerge.nullable(field).createVector(allocator);
        try {
            nulls.setInitialCapacity(rows);
            nulls.allocateNew();
            nulls.setValueCount(rows);
            return nulls;
        } catch (RuntimeException | Error e) {
            nulls.close();
            throw e;
        }
    }

    @Override
    public void close() {
        if (dictionary != null) {
            dictionary.getVector().close();
        }
    }

    /** The constants' dictionaries and a file's own. */
    record Dictionaries(List<ConstantColumn> constants, DictionaryProvider inner) implements DictionaryProvider {
        @Override
        public @Nullable Dictionary lookup(long id) {
            for (ConstantColumn constant : constants) {
                if (constant.dictionary != null
                        && constant.dictionary.getEncoding().getId() == id) {
                    return constant.dictionary;
                }
            }
            return inner.lookup(id);
        }

        @Override
        public Set<Long> getDictionaryIds() {
            Set<Long> ids = new HashSet<>(inner.getDictionaryIds());
            for (ConstantColumn constant : constants) {
                if (constant.dictionary != null) {
                    ids.add(constant.dictionary.getEncoding().getId());
                }
            }
            return ids;
        }
    }
}

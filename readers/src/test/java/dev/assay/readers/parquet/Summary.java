package dev.assay.readers.parquet;

import dev.assay.data.BatchReader;
import dev.assay.data.ColumnNeed;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import dev.assay.testing.CheckingDataset;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;

/** What a column holds, found by looking at every value: rows, nulls, distinct values, least and greatest. */
final class Summary {
    long rows;
    long nulls;
    final Set<Object> distinct = new HashSet<>();

    @Nullable
    Object minimum;

    @Nullable
    Object maximum;

    /** Summaries of columns read together, under the checks of {@link CheckingDataset}; no memory may be left over. */
    static List<Summary> of(Dataset dataset, List<ColumnPath> columns, ColumnNeed need) throws DataException {
        CheckingDataset checked = new CheckingDataset(dataset);
        List<Summary> summaries = new ArrayList<>();
        for (ColumnPath ignored : columns) {
            summaries.add(new Summary());
        }
        for (Split split : checked.splits()) {
            add(split, columns, need, summaries);
        }
        checked.assertAllClosed();
        return summaries;
    }

    /** Adds the rows of one split. */
    static void add(Split split, List<ColumnPath> columns, ColumnNeed need, List<Summary> summaries)
            throws DataException {
        Projection projection = new Projection(
                columns.stream().map(path -> new ColumnRequest(path, need)).toList());
        try (BufferAllocator allocator = new RootAllocator();
                BatchReader reader = split.open(projection, allocator)) {
            while (reader.next()) {
                for (int i = 0; i < columns.size(); i++) {
                    FieldVector vector = reader.batch().getVector(i);
                    summaries.get(i).add(vector, reader, need != ColumnNeed.PRESENCE);
                }
            }
        }
    }

    private void add(FieldVector vector, BatchReader reader, boolean values) {
        FieldVector source = vector;
        boolean encoded = vector.getField().getDictionary() != null;
        if (encoded) {
            source = reader.dictionaries()
                    .lookup(vector.getField().getDictionary().getId())
                    .getVector();
        }
        for (int row = 0; row < vector.getValueCount(); row++) {
            rows++;
            if (vector.isNull(row)) {
                nulls++;
            } else if (values) {
                add(value(source, encoded ? ((IntVector) vector).get(row) : row));
            }
        }
    }

    private void add(Object value) {
        distinct.add(value);
        if (minimum == null || compare(value, minimum) < 0) {
            minimum = value;
        }
        if (maximum == null || compare(value, maximum) > 0) {
            maximum = value;
        }
    }

    @SuppressWarnings("unchecked")
    static int compare(Object one, Object other) {
        if (one instanceof Text a && other instanceof Text b) {
            return a.compareTo(b);
        }
        return ((Comparable<Object>) one).compareTo(other);
    }

    /** Text or bytes, ordered by unsigned bytes. */
    record Text(String hex) implements Comparable<Text> {
        static Text of(byte[] bytes) {
            return new Text(HexFormat.of().formatHex(bytes));
        }

        static Text of(String text) {
            return of(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return hex.length() > 120 ? hex.substring(0, 120) + "... of " + hex.length() / 2 + " bytes" : hex;
        }

        @Override
        public int compareTo(Text other) {
            return hex.compareTo(other.hex);
        }
    }

    /** Values that compare: numbers as BigDecimal or Double (one zero, one NaN), temporal ones as ticks in a Long. */
    static Object value(FieldVector vector, int row) {
        if (vector instanceof VarCharVector texts) {
            return Text.of(texts.get(row));
        } else if (vector instanceof VarBinaryVector strings) {
            return Text.of(strings.get(row));
        } else if (vector instanceof BitVector bits) {
            return bits.get(row) != 0;
        } else if (vector instanceof UInt8Vector wide) {
            return new BigDecimal(new BigInteger(Long.toUnsignedString(wide.get(row))));
        } else if (vector instanceof BaseIntVector whole) {
            return new BigDecimal(whole.getValueAsLong(row));
        } else if (vector instanceof DateDayVector days) {
            return (long) days.get(row);
        } else if (vector instanceof TimeStampVector ticks) {
            return ticks.get(row);
        } else if (vector instanceof TimeMilliVector ticks) {
            return (long) ticks.get(row);
        } else if (vector instanceof TimeMicroVector ticks) {
            return ticks.get(row);
        } else if (vector instanceof TimeNanoVector ticks) {
            return ticks.get(row);
        }
        Object value = vector.getObject(row);
        if (value instanceof Float || value instanceof Double) {
            double number = ((Number) value).doubleValue();
            return number == 0 ? 0.0 : number;
        }
        return ((BigDecimal) value).stripTrailingZeros();
    }
}

package dev.assay.filter;

import dev.assay.batch.Batch;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.Projection;
import dev.assay.dqdl.filter.FilterExpression;
import dev.assay.dqdl.filter.FilterParseResult;
import dev.assay.dqdl.filter.FilterParser;
import dev.assay.dqdl.filter.TextRange;
import dev.assay.internal.time.ZoneOffsets;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A small table for filter tests: Java values in, Arrow batches out, expressions evaluated over it as text. Values are {@link Long} for whole
 * numbers, dates (days) and timestamps (ticks), {@link Double}, {@link BigDecimal}, {@link String}, {@link Boolean}, {@code byte[]}.
 */
final class FilterTable implements AutoCloseable {
    static final ArrowType TEXT = ArrowType.Utf8.INSTANCE;
    static final ArrowType DATE = new ArrowType.Date(DateUnit.DAY);
    static final ArrowType TIMESTAMP = new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
    static final ArrowType LOCAL_TIMESTAMP = new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
    static final ArrowType DOUBLE = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
    static final ArrowType FLOAT = new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);

    private final BufferAllocator allocator;
    private final Map<String, ArrowType> types = new LinkedHashMap<>();
    private final Map<String, List<@Nullable Object>> values = new LinkedHashMap<>();
    private final List<Vectors> open = new ArrayList<>();
    private int rows;

    /** Something to be closed at the end. */
    private interface Vectors {
        void close();
    }

    FilterTable(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    static ArrowType whole(int bits) {
        return new ArrowType.Int(bits, true);
    }

    static ArrowType decimal(int precision, int scale) {
        return new ArrowType.Decimal(precision, scale, 128);
    }

    FilterTable column(String name, ArrowType type, @Nullable Object... cells) {
        return column(name, type, java.util.Arrays.asList(cells));
    }

    FilterTable column(String name, ArrowType type, List<? extends @Nullable Object> cells) {
        types.put(name, type);
        values.put(name, new ArrayList<>(cells));
        rows = cells.size();
        return this;
    }

    int rows() {
        return rows;
    }

    Schema schema() {
        return new Schema(types.entrySet().stream()
                .map(entry -> new Field(entry.getKey(), FieldType.nullable(entry.getValue()), null))
                .toList());
    }

    Map<String, ArrowType> types() {
        return types;
    }

    @Nullable
    Object value(String name, int row) {
        return values.get(name).get(row);
    }

    /** The rows [from, to) of some columns; text columns dictionary-encoded if asked for. Closed with the table. */
    Batch batch(List<ColumnRequest> columns, int from, int to, boolean dictionaries) {
        List<FieldVector> vectors = new ArrayList<>();
        DictionaryProvider.MapDictionaryProvider provider = new DictionaryProvider.MapDictionaryProvider();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).path().root();
            ArrowType type = types.get(name);
            List<@Nullable Object> cells = values.get(name).subList(from, to);
            boolean encode = dictionaries && type.equals(TEXT);
            vectors.add(encode ? encoded(name, cells, i, provider) : vector(name, type, cells));
        }
        VectorSchemaRoot root =
                new VectorSchemaRoot(vectors.stream().map(FieldVector::getField).toList(), vectors, to - from);
        open.add(root::close);
        Batch batch = new Batch();
        batch.load(root, provider, new Projection(columns), from);
        return batch;
    }

    private FieldVector encoded(
            String name, List<@Nullable Object> cells, long id, DictionaryProvider.MapDictionaryProvider provider) {
        DictionaryEncoding encoding = new DictionaryEncoding(id, false, new ArrowType.Int(32, true));
        List<Object> distinct =
                cells.stream().filter(java.util.Objects::nonNull).distinct().toList();
        FieldVector entries = vector(name, TEXT, distinct);
        open.add(entries::close);
        Dictionary dictionary = new Dictionary(entries, encoding);
        provider.put(dictionary);
        try (FieldVector plain = vector(name, TEXT, cells)) {
            return (FieldVector) DictionaryEncoder.encode(plain, dictionary);
        }
    }

    private FieldVector vector(String name, ArrowType type, List<? extends @Nullable Object> cells) {
        FieldVector vector = new Field(name, FieldType.nullable(type), null).createVector(allocator);
        vector.setInitialCapacity(Math.max(1, cells.size()));
        vector.allocateNew();
        for (int row = 0; row < cells.size(); row++) {
            Object cell = cells.get(row);
            if (cell != null) {
                set(vector, row, cell);
            }
        }
        vector.setValueCount(cells.size());
        return vector;
    }

    private static void set(FieldVector vector, int row, Object cell) {
        if (vector instanceof BigIntVector typed) {
            typed.setSafe(row, (Long) cell);
        } else if (vector instanceof IntVector typed) {
            typed.setSafe(row, Math.toIntExact((Long) cell));
        } else if (vector instanceof SmallIntVector typed) {
            typed.setSafe(row, Math.toIntExact((Long) cell));
        } else if (vector instanceof TinyIntVector typed) {
            typed.setSafe(row, Math.toIntExact((Long) cell));
        } else if (vector instanceof DateDayVector typed) {
            typed.setSafe(row, Math.toIntExact((Long) cell));
        } else if (vector instanceof TimeStampVector typed) {
            typed.setSafe(row, (Long) cell);
        } else if (vector instanceof Float8Vector typed) {
            typed.setSafe(row, (Double) cell);
        } else if (vector instanceof Float4Vector typed) {
            typed.setSafe(row, ((Double) cell).floatValue());
        } else if (vector instanceof DecimalVector typed) {
            typed.setSafe(row, (BigDecimal) cell);
        } else if (vector instanceof BitVector typed) {
            typed.setSafe(row, (Boolean) cell ? 1 : 0);
        } else if (vector instanceof VarCharVector typed) {
            typed.setSafe(row, ((String) cell).getBytes(StandardCharsets.UTF_8));
        } else if (vector instanceof VarBinaryVector typed) {
            typed.setSafe(row, (byte[]) cell);
        } else {
            throw new IllegalArgumentException("no test values for " + vector.getClass());
        }
    }

    /** The type and the text of an expression, row by row. */
    record Evaluated(String type, List<@Nullable String> values) {}

    /**
     * Evaluates any expression and casts it to text.
     *
     * @throws BindProblem if it cannot be bound
     */
    Evaluated evaluate(String text, Instant now, ZoneId zone, boolean dictionaries) {
        FilterParseResult parsed = FilterParser.parse(text);
        if (parsed.expression().isEmpty()) {
            throw new BindProblem(new TextRange(0, 0), parsed.issues().toString(), "");
        }
        FilterExpression expression = parsed.expression().get();
        FilterContext context = new FilterContext(now, zone);
        Columns columns = new Columns(schema());
        Node node = new Binder(context, columns).bind(expression);
        String type = node.type().toString();
        Node asText = node.type().kind().isInterval() ? node : new Casts(context).to(SqlType.TEXT, node);
        if (asText == null) {
            throw new BindProblem(new TextRange(0, 0), "no text of " + type, "");
        }
        List<ColumnRequest> requests = columns.all().stream()
                .map(column -> new ColumnRequest(column.path(), column.need()))
                .toList();
        int[] ordinals = java.util.stream.IntStream.range(0, requests.size()).toArray();
        BatchSource source = new BatchSource(columns.all(), ordinals);
        source.show(batch(requests, 0, rows, dictionaries));
        Frame frame = new Frame(source, new ZoneOffsets(zone));
        long[] all = new long[(rows + 63) / 64];
        Scope.all(all, rows);
        FixedRows fixed = new FixedRows(source, rows);
        frame.show(fixed);
        Vec vec = DictionaryNode.lift(asText).evaluate(frame, all);
        List<@Nullable String> texts = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            if (vec.isNull(row)) {
                texts.add(null);
            } else if (vec.physical == Physical.LONG) {
                texts.add(Long.toString(vec.longs[row]));
            } else {
                texts.add(new String(
                        vec.bytes, vec.starts[row], vec.ends[row] - vec.starts[row], StandardCharsets.UTF_8));
            }
        }
        return new Evaluated(type, texts);
    }

    /** A batch without columns has no rows of its own. */
    private record FixedRows(Source source, int rows) implements Source {
        @Override
        public Vec values(int slot) {
            return source.values(slot);
        }

        @Override
        public dev.assay.batch.@Nullable Column dictionaryEncoded(int slot) {
            return source.dictionaryEncoded(slot);
        }

        @Override
        public dev.assay.batch.@Nullable Column column(int slot) {
            return source.column(slot);
        }
    }

    /** The rows that a filter takes, evaluated in batches of a size. */
    List<Boolean> filter(Filter filter, int batchSize, boolean dictionaries) {
        List<ColumnPath> order =
                filter.columns().stream().map(ColumnRequest::path).toList();
        FilterEvaluator evaluator = filter.evaluator(order::indexOf);
        List<Boolean> result = new ArrayList<>();
        for (int from = 0; from < rows; from += batchSize) {
            int to = Math.min(rows, from + batchSize);
            var mask = evaluator.evaluate(batch(filter.columns(), from, to, dictionaries));
            for (int row = 0; row < to - from; row++) {
                result.add(mask.contains(row));
            }
        }
        return result;
    }

    @Override
    public void close() {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }
}

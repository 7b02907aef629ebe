package dev.assay.conformance;

import dev.assay.readers.parquet.ParquetRowWriter;
import dev.assay.readers.parquet.WriteOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMilliTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Generated tables; the same seed gives the same table. */
final class Tables {
    private static final List<String> TEXTS = List.of(
            "a", "b", "abc", "Ab", "12", "-5", "3.5", "x y", " ", "é😀", "null", "NaN", "2024-01-15", "DE", "FR", "");

    private Tables() {}

    record Row(
            int id,
            @Nullable Long n,
            @Nullable Double x,
            @Nullable BigDecimal d,
            @Nullable String t,
            @Nullable Boolean flag,
            @Nullable LocalDate day,
            @Nullable Instant at,
            String code) {}

    /** @param nulls share of nulls in the columns that may hold them */
    static List<Row> rows(int seed, int count, double nulls, boolean special) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double x = random.nextInt(-20, 100) / 4.0;
            if (special && random.nextInt(10) == 0) {
                x = Double.NaN;
            }
            rows.add(new Row(
                    i,
                    maybe(random, nulls, (long) random.nextInt(-3, 12)),
                    maybe(random, nulls, x),
                    maybe(random, nulls, BigDecimal.valueOf(random.nextInt(-500, 5000), 2)),
                    maybe(random, nulls, TEXTS.get(random.nextInt(TEXTS.size()))),
                    maybe(random, nulls, random.nextBoolean()),
                    maybe(random, nulls, LocalDate.of(2024, 1, 1).plusDays(random.nextInt(60))),
                    maybe(random, nulls, Instant.parse("2024-01-01T00:00:00Z").plusSeconds(random.nextInt(5_000_000))),
                    "K" + random.nextInt(Math.max(2, count))));
        }
        return rows;
    }

    private static <T> @Nullable T maybe(SplittableRandom random, double nulls, T value) {
        return random.nextDouble() < nulls ? null : value;
    }

    /**
     * Writes rows to a Parquet file.
     *
     * @param seed of the schema: the columns' order, their widths and scales, and how many more there are. Zero: as they are declared
     */
    static void write(Path path, List<Row> rows, int seed) throws IOException {
        List<Column> columns = columns(new SplittableRandom(seed), seed != 0);
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = VectorSchemaRoot.create(
                        new Schema(columns.stream().map(Column::field).toList()), allocator);
                ParquetRowWriter writer = ParquetRowWriter.create(path, batch.getSchema(), WriteOptions.DEFAULT)) {
            for (int i = 0; i < columns.size(); i++) {
                for (int row = 0; row < rows.size(); row++) {
                    Object value = columns.get(i).value().apply(rows.get(row));
                    if (value != null) {
                        set(batch.getVector(i), row, value);
                    }
                }
                batch.getVector(i).setValueCount(rows.size());
            }
            batch.setRowCount(rows.size());
            writer.write(batch);
        }
    }

    private record Column(Field field, Function<Row, @Nullable Object> value) {
        static Column of(String name, ArrowType type, Function<Row, @Nullable Object> value) {
            return new Column(Field.nullable(name, type), value);
        }
    }

    private static List<Column> columns(SplittableRandom random, boolean varied) {
        int width = varied ? 8 << random.nextInt(4) : 64;
        boolean single = varied && random.nextInt(3) == 0;
        int scale = varied ? random.nextInt(2, 7) : 2;
        int precision = varied ? random.nextInt(4 + scale, 30) : 10;
        boolean millis = varied && random.nextBoolean();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of("id", new ArrowType.Int(varied && random.nextBoolean() ? 64 : 32, true), Row::id));
        columns.add(Column.of("n", new ArrowType.Int(width, true), Row::n));
        columns.add(Column.of(
                "x",
                new ArrowType.FloatingPoint(single ? FloatingPointPrecision.SINGLE : FloatingPointPrecision.DOUBLE),
                Row::x));
        columns.add(Column.of(
                "d",
                new ArrowType.Decimal(precision, scale, 128),
                row -> row.d() == null ? null : row.d().setScale(scale)));
        columns.add(Column.of("t", ArrowType.Utf8.INSTANCE, Row::t));
        columns.add(Column.of("flag", ArrowType.Bool.INSTANCE, Row::flag));
        columns.add(Column.of("day", new ArrowType.Date(DateUnit.DAY), Row::day));
        columns.add(Column.of(
                "at", new ArrowType.Timestamp(millis ? TimeUnit.MILLISECOND : TimeUnit.MICROSECOND, "UTC"), Row::at));
        columns.add(Column.of("code", ArrowType.Utf8.INSTANCE, Row::code));
        for (int i = varied ? random.nextInt(4) : 0; i > 0; i--) {
            columns.add(Column.of("more" + i, ArrowType.Utf8.INSTANCE, Row::t));
        }
        for (int i = varied ? columns.size() - 1 : 0; i > 0; i--) {
            Collections.swap(columns, i, random.nextInt(i + 1));
        }
        return columns;
    }

    private static void set(FieldVector vector, int row, Object value) {
        if (vector instanceof BaseIntVector whole) {
            while (vector.getValueCapacity() <= row) {
                vector.reAlloc();
            }
            whole.setWithPossibleTruncate(row, ((Number) value).longValue());
        } else if (vector instanceof Float4Vector single) {
            single.setSafe(row, ((Number) value).floatValue());
        } else if (vector instanceof Float8Vector number) {
            number.setSafe(row, ((Number) value).doubleValue());
        } else if (vector instanceof DecimalVector decimal) {
            decimal.setSafe(row, (BigDecimal) value);
        } else if (vector instanceof BitVector bit) {
            bit.setSafe(row, (Boolean) value ? 1 : 0);
        } else if (vector instanceof DateDayVector day) {
            day.setSafe(row, (int) ((LocalDate) value).toEpochDay());
        } else if (vector instanceof TimeStampMilliTZVector at) {
            at.setSafe(row, ((Instant) value).toEpochMilli());
        } else if (vector instanceof TimeStampMicroTZVector at) {
            at.setSafe(row, ((Instant) value).toEpochMilli() * 1000);
        } else {
            ((VarCharVector) vector).setSafe(row, ((String) value).getBytes(StandardCharsets.UTF_8));
        }
    }
}

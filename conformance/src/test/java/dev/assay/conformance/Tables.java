package dev.assay.conformance;

import dev.assay.data.BatchReader;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.Dataset;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import dev.assay.data.memory.Records;
import dev.assay.readers.parquet.ParquetRowWriter;
import dev.assay.readers.parquet.WriteOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
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

    static void write(Path path, Dataset dataset) throws IOException {
        List<ColumnRequest> requests = dataset.schema().getFields().stream()
                .map(field -> ColumnRequest.values(ColumnPath.of(field.getName())))
                .toList();
        Projection projection = Projection.of(requests);
        try (BufferAllocator allocator = new RootAllocator();
                ParquetRowWriter writer = ParquetRowWriter.create(path, dataset.schema(), WriteOptions.DEFAULT)) {
            for (Split split : dataset.splits()) {
                try (BatchReader reader = split.open(projection, allocator)) {
                    while (reader.next()) {
                        writer.write(reader.batch(), reader.dictionaries());
                    }
                }
            }
        }
    }

    static Dataset dataset(List<Row> rows) {
        return Records.of("table", Row.class, rows);
    }
}

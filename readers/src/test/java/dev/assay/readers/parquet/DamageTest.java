package dev.assay.readers.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.BatchReader;
import dev.assay.data.ColumnNeed;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import dev.assay.data.memory.Records;
import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.io.FailingFile;
import dev.assay.readers.io.FileSource;
import dev.assay.testing.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are cut, flipped, or fail while being read: a clean error each time, never another answer. */
class DamageTest {
    @TempDir
    Path directory;

    private byte[] file(int rows, WriteOptions options) throws IOException {
        Path path = directory.resolve("orders.parquet");
        ParquetFiles.write(path, Records.of("orders", ParquetFilesTest.orders(rows)), options);
        return Files.readAllBytes(path);
    }

    private static Dataset open(byte[] bytes) throws DataException {
        return Corpus.open(new BytesFile("orders.parquet", bytes), FormatOptions.DEFAULT);
    }

    @Test
    void failsCleanlyWhicheverReadFails() throws IOException {
        byte[] bytes = file(3000, WriteOptions.DEFAULT.withRowGroupRows(1000));
        List<List<@Nullable Object>> expected = Tables.rows(open(bytes));
        int threads = Thread.activeCount();
        for (int n = 1; ; n++) {
            FailingFile failing = new FailingFile(new BytesFile("orders.parquet", bytes), n);
            try {
                List<List<@Nullable Object>> rows = readAll(failing);
                assertThat(failing.failed()).isFalse();
                assertThat(rows).isEqualTo(expected);
                break;
            } catch (DataException e) {
                assertThat(e).hasMessageStartingWith("orders.parquet").hasMessageContaining("disk on fire");
            }
            assertThat(failing.stillOpen()).isZero();
        }
        assertThat(Thread.activeCount()).isEqualTo(threads);
    }

    /** {@link Tables#rows} closes everything also when reading fails; its allocator throws if memory is left over. */
    private static List<List<@Nullable Object>> readAll(FileSource file) throws DataException {
        return Tables.rows(Corpus.open(file, FormatOptions.DEFAULT));
    }

    @Test
    void rejectsAFileCutAtAnyLength() throws IOException {
        byte[] bytes = file(30, WriteOptions.DEFAULT);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            try {
                Tables.rows(open(cut));
                throw new AssertionError("a file cut to " + length + " of " + bytes.length + " bytes was read");
            } catch (DataException e) {
                assertThat(e).hasMessageStartingWith("orders.parquet: ");
            }
        }
    }

    @Test
    void neverReadsAnotherAnswerFromAFlippedByteBeforeTheFooter() throws IOException {
        for (WriteOptions options : List.of(
                WriteOptions.DEFAULT,
                WriteOptions.DEFAULT.withVersion2(true),
                WriteOptions.DEFAULT.withDictionaries(false).withCompression(WriteOptions.Compression.NONE),
                WriteOptions.DEFAULT
                        .withVersion2(true)
                        .withDictionaries(false)
                        .withCompression(WriteOptions.Compression.NONE))) {
            byte[] bytes = file(30, options);
            assertThat(flips(bytes, 0, footerStart(bytes)))
                    .as("silent flips with %s", options)
                    .isZero();
        }
    }

    /** How many flips of a bit or of a whole byte change the rows without an error. */
    private static int flips(byte[] bytes, int from, int to) throws IOException {
        List<List<@Nullable Object>> expected = Tables.rows(open(bytes));
        int silent = 0;
        for (int at = from; at < to; at++) {
            {
                int mask = at % 3 == 0 ? 0xFF : 1 << (at % 8);
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) mask;
                try {
                    if (!Tables.rows(open(flipped)).equals(expected)) {
                        silent++;
                    }
                } catch (DataException e) {
                    assertThat(e.getMessage()).startsWith("orders.parquet").doesNotContain("\n");
                }
            }
        }
        return silent;
    }

    @Test
    void endsInAnErrorOrInRowsForAnyFlippedByteOfTheFooter() throws IOException {
        byte[] bytes = file(20, WriteOptions.DEFAULT);
        for (int at = footerStart(bytes); at < bytes.length; at++) {
            for (int mask : new int[] {0xFF, 1 << (at % 8), 1 << ((at + 5) % 8)}) {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) mask;
                try {
                    Drain.everything(open(flipped));
                } catch (DataException e) {
                    assertThat(e.getMessage()).startsWith("orders.parquet").doesNotContain("\n");
                }
            }
        }
    }

    private static int footerStart(byte[] bytes) {
        int end = bytes.length - 8;
        return end - (int) Words.INT.get(bytes, end);
    }

    /** A hundred rows of one column that cannot be null. */
    private byte[] required() throws IOException {
        Field field = new Field("id", FieldType.notNullable(new ArrowType.Int(64, true)), null);
        Path path = directory.resolve("required.parquet");
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = VectorSchemaRoot.create(new Schema(List.of(field)), allocator)) {
            BigIntVector ids = (BigIntVector) root.getVector(0);
            for (int row = 0; row < 100; row++) {
                ids.setSafe(row, row);
            }
            root.setRowCount(100);
            ParquetFiles.write(path, root.getSchema(), List.of(root));
        }
        return Files.readAllBytes(path);
    }

    @Test
    void readsNoDataForColumnsThatCannotBeNull() throws IOException {
        byte[] bytes = required();
        FailingFile counting = new FailingFile(new BytesFile("orders.parquet", bytes), 0);
        Dataset dataset = Corpus.open(counting, FormatOptions.DEFAULT);
        Split split = dataset.splits().get(0);
        for (Projection projection : List.of(
                new Projection(List.of()),
                new Projection(List.of(new ColumnRequest(ColumnPath.of("id"), ColumnNeed.PRESENCE))))) {
            try (BufferAllocator allocator = new RootAllocator();
                    BatchReader reader = split.open(projection, allocator)) {
                assertThat(reader.next()).isTrue();
                assertThat(reader.batch().getRowCount()).isEqualTo(100);
                assertThat(reader.batch().getFieldVectors())
                        .hasSize(projection.columns().size());
                reader.batch()
                        .getFieldVectors()
                        .forEach(vector -> assertThat(vector.getNullCount()).isZero());
                assertThat(counting.stillOpen()).isZero();
                assertThat(reader.bytesRead()).isZero();
                assertThat(reader.next()).isFalse();
            }
        }
    }

    @Test
    void countsTheBytesThatItReads() throws IOException {
        byte[] bytes = file(1000, WriteOptions.DEFAULT);
        Dataset dataset = open(bytes);
        Split split = dataset.splits().get(0);
        List<ColumnRequest> all = dataset.schema().getFields().stream()
                .map(field -> ColumnRequest.values(ColumnPath.of(field.getName())))
                .toList();
        try (BufferAllocator allocator = new RootAllocator();
                BatchReader reader = split.open(new Projection(all), allocator)) {
            while (reader.next()) {
                assertThat(reader.bytesRead()).isPositive();
            }
            assertThat(reader.bytesRead()).isEqualTo(split.bytes());
        }
    }

    @Test
    void namesTheLimitThatAFileExceeds() throws IOException {
        byte[] bytes = file(1000, WriteOptions.DEFAULT);
        BytesFile file = new BytesFile("orders.parquet", bytes);
        Map<String, String> messages = Map.of(
                "limit-parquet-footer-bytes",
                "orders.parquet: the footer has " + (bytes.length - 8 - footerStart(bytes))
                        + " bytes, more than the limit of 10; raise it with limit-parquet-footer-bytes",
                "limit-parquet-columns",
                "orders.parquet: more than 2 columns; raise the limit with limit-parquet-columns");
        messages.forEach((name, message) -> assertThat(org.assertj.core.api.Assertions.catchThrowable(() ->
                        Corpus.open(file, Corpus.limits(Map.of(name, name.endsWith("columns") ? 2L : 10L)))))
                .isInstanceOf(dev.assay.data.LimitException.class)
                .hasMessage(message));
        Dataset small = Corpus.open(file, Corpus.limits(Map.of("limit-parquet-page-bytes", 100L)));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Tables.rows(small, "id")))
                .isInstanceOf(dev.assay.data.LimitException.class)
                .hasMessageContaining(
                        "orders.parquet: row group 0, column \"id\", page 0 at offset 4: the page is said to have ")
                .hasMessageContaining(" bytes, more than the limit of 100; raise it with limit-parquet-page-bytes");
    }
}

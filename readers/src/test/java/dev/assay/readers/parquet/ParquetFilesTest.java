package dev.assay.readers.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.Dataset;
import dev.assay.data.memory.Records;
import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.io.LocalFile;
import dev.assay.testing.Tables;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written comes back as it was. */
class ParquetFilesTest {
    @TempDir
    Path directory;

    record Order(
            long id,
            @Nullable Integer quantity,
            @Nullable String status,
            @Nullable Double price,
            @Nullable BigDecimal total,
            @Nullable Boolean paid,
            @Nullable LocalDate day,
            @Nullable Instant at) {}

    static List<Order> orders(int count) {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            orders.add(
                    i % 7 == 3
                            ? new Order(i, null, null, null, null, null, null, null)
                            : new Order(
                                    i,
                                    i % 100,
                                    List.of("new", "paid", "sent", "größer").get(i % 4),
                                    i / 8.0,
                                    new BigDecimal(i).movePointLeft(2),
                                    i % 3 == 0,
                                    LocalDate.of(2024, 1, 1).plusDays(i % 1000),
                                    Instant.ofEpochSecond(1_700_000_000L + i)));
        }
        return orders;
    }

    static Dataset open(Path path) throws IOException {
        return new ParquetFormat().open(LocalFile.of(path), FormatOptions.DEFAULT, Optional.empty(), false);
    }

    @ParameterizedTest
    @EnumSource(WriteOptions.Compression.class)
    void readsBackWhatWasWrittenWithEveryCodec(WriteOptions.Compression compression) throws IOException {
        Dataset orders = Records.of("orders", orders(5000));
        Path file = directory.resolve("orders.parquet");
        ParquetFiles.write(
                file, orders, WriteOptions.DEFAULT.withCompression(compression).withRowGroupRows(2000));

        Dataset read = open(file);

        assertThat(read.splits()).hasSize(3);
        assertThat(read.schema().getFields().stream().map(field -> field.getName() + " " + field.getType()))
                .isEqualTo(orders.schema().getFields().stream()
                        .map(field -> field.getName() + " " + field.getType())
                        .toList());
        assertThat(Tables.rows(read)).isEqualTo(Tables.rows(orders));
    }

    @Test
    void readsBackPagesOfVersion2AndPagesWithoutDictionaries() throws IOException {
        Dataset orders = Records.of("orders", orders(3000));
        for (WriteOptions options : List.of(
                WriteOptions.DEFAULT.withVersion2(true),
                WriteOptions.DEFAULT.withDictionaries(false),
                WriteOptions.DEFAULT.withDictionaries(false).withVersion2(true))) {
            Path file = directory.resolve("orders.parquet");
            ParquetFiles.write(file, orders, options);

            assertThat(Tables.rows(open(file))).as("%s", options).isEqualTo(Tables.rows(orders));
        }
    }

    @Test
    void leavesNoFileBehindWhenWritingFails() {
        Dataset orders = Records.of("orders", orders(10));
        Path file = directory.resolve("orders.parquet");

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> ParquetFiles.write(file, orders.schema(), WriteOptions.DEFAULT, writer -> {
                            throw new IOException("the source failed");
                        }))
                .hasMessage("the source failed");

        assertThat(directory).isEmptyDirectory();
        assertThat(Files.exists(file)).isFalse();
    }
}

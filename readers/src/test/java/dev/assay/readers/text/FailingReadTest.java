package dev.assay.readers.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.assay.data.BatchReader;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.Projection;
import dev.assay.data.SchemaChangedException;
import dev.assay.data.Split;
import dev.assay.readers.csv.CsvFormats;
import dev.assay.readers.format.FileFormat;
import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.io.FailingFile;
import dev.assay.readers.io.FileSource;
import dev.assay.readers.json.JsonFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lets the n-th read fail, for n = 1, 2, ... until none does. */
final class FailingReadTest {
    private static final TextSizes SIZES = new TextSizes(100, 400, 64);

    static Stream<Arguments> formatsAndFiles() throws IOException {
        StringBuilder json = new StringBuilder();
        StringBuilder csv = new StringBuilder("id,v\n");
        for (int i = 0; i < 60; i++) {
            // The type changes behind the sample, so that the whole file is surveyed and read again.
            String value = i == 50 ? "\"text\"" : "" + i;
            json.append("{\"id\":").append(i).append(",\"v\":").append(value).append("}\n");
            csv.append(i).append(',').append(value).append('\n');
        }
        FileFormat jsonFormat = JsonFormats.of(SIZES);
        FileFormat csvFormat = CsvFormats.of(SIZES);
        byte[] jsonBytes = json.toString().getBytes(StandardCharsets.UTF_8);
        byte[] csvBytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                arguments("JSON lines", jsonFormat, jsonBytes),
                arguments("JSON gzip", jsonFormat, gzip(jsonBytes)),
                arguments("JSON zstd", jsonFormat, zstd(jsonBytes)),
                arguments("CSV", csvFormat, csvBytes),
                arguments("CSV gzip", csvFormat, gzip(csvBytes)),
                arguments("CSV zstd", csvFormat, zstd(csvBytes)));
    }

    private static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(file)) {
            out.write(text);
        }
        return file.toByteArray();
    }

    private static byte[] zstd(byte[] text) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (OutputStream out = new ZstdOutputStreamNoFinalizer(file)) {
            out.write(text);
        }
        return file.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formatsAndFiles")
    void endsInAnErrorThatNamesTheFileAndLeavesNothingOpen(String name, FileFormat format, byte[] bytes) {
        MemoryFile file = new MemoryFile("x", bytes);
        int failures = 0;
        for (int n = 1; ; n++) {
            FailingFile failing = new FailingFile(file, n);
            try (BufferAllocator allocator = new RootAllocator()) {
                try {
                    assertThat(rows(format, failing, allocator)).isEqualTo(60);
                } catch (DataException e) {
                    assertThat(failing.failed()).as("%s: %s", n, e).isTrue();
                    assertThat(e).isNotInstanceOf(SchemaChangedException.class).hasMessage("x: disk on fire");
                    failures++;
                }
                assertThat(allocator.getAllocatedMemory()).isZero();
                assertThat(failing.stillOpen()).as("open after failure %s", n).isZero();
            }
            if (!failing.failed()) {
                assertThat(failures).isEqualTo(n - 1).isGreaterThan(4);
                return;
            }
        }
    }

    private static int rows(FileFormat format, FileSource file, BufferAllocator allocator) throws DataException {
        Dataset dataset = format.open(file, FormatOptions.DEFAULT, Optional.empty(), false);
        try {
            return rows(dataset, allocator);
        } catch (SchemaChangedException e) {
            return rows(e.replacement(), allocator);
        }
    }

    private static int rows(Dataset dataset, BufferAllocator allocator) throws DataException {
        Projection projection = new Projection(
                List.of(ColumnRequest.values(ColumnPath.of("id")), ColumnRequest.values(ColumnPath.of("v"))));
        int rows = 0;
        for (Split split : dataset.splits()) {
            try (BatchReader reader = split.open(projection, allocator)) {
                while (reader.next()) {
                    rows += reader.batch().getRowCount();
                }
            }
        }
        return rows;
    }
}

package dev.assay.readers.parquet;

import dev.assay.data.BatchReader;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.Dataset;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Writes whole Parquet files. A file appears under its name when it is complete, and not at all if writing fails:
 *
 * <pre>{@code
 * ParquetFiles.write(Path.of("orders.parquet"), Records.of("orders", orders));
 * }</pre>
 */
public final class ParquetFiles {
    private ParquetFiles() {}

    /** Writes what {@code content} writes. */
    @FunctionalInterface
    public interface Content {
        void writeTo(ParquetRowWriter writer) throws IOException;
    }

    /**
     * Writes batches as they come.
     *
     * @throws IllegalArgumentException if a field's type cannot be written
     */
    public static void write(Path path, Schema schema, WriteOptions options, Content content) throws IOException {
        Path target = path.toAbsolutePath();
        Path name = target.getFileName();
        if (name == null) {
            throw new IOException(path + " is no file");
        }
        Path part = target.resolveSibling("." + name + ".part");
        try {
            try (ParquetRowWriter writer = ParquetRowWriter.create(part, schema, options)) {
                content.writeTo(writer);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Writes batches, which stay the caller's, with {@link WriteOptions#DEFAULT}. */
    public static void write(Path path, Schema schema, Iterable<VectorSchemaRoot> batches) throws IOException {
        write(path, schema, WriteOptions.DEFAULT, writer -> {
            for (VectorSchemaRoot batch : batches) {
                writer.write(batch);
            }
        });
    }

    /** Writes all columns and rows of a dataset, with {@link WriteOptions#DEFAULT}. */
    public static void write(Path path, Dataset dataset) throws IOException {
        write(path, dataset, WriteOptions.DEFAULT);
    }

    /**
     * Writes all columns and rows of a dataset.
     *
     * @throws IllegalArgumentException if a column is nested or of another type that cannot be written
     */
    public static void write(Path path, Dataset dataset, WriteOptions options) throws IOException {
        Schema schema = dataset.schema();
        Projection projection = new Projection(schema.getFields().stream()
                .map(field -> ColumnRequest.values(ColumnPath.of(field.getName())))
                .toList());
        write(path, schema, options, writer -> {
            try (BufferAllocator allocator = new RootAllocator()) {
                for (Split split : dataset.splits()) {
                    try (BatchReader reader = split.open(projection, allocator)) {
                        while (reader.next()) {
                            writer.write(reader.batch(), reader.dictionaries());
                        }
                    }
                }
            }
        });
    }
}

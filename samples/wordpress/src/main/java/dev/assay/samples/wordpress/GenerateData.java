package dev.assay.samples.wordpress;

import dev.assay.readers.parquet.ParquetFiles;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Writes the sample's tables into a folder: {@code GenerateData FOLDER}. The same bytes of data every time. */
public final class GenerateData {
    /** Names of the files, as the rulesets and the documentation call them. */
    static final String SILVER = "silver-statistics_pages.parquet";

    static final String BRONZE = "bronze-statistics_pages.parquet";
    static final String POSTS = "silver-posts.parquet";
    static final String JSON = "statistics_pages.json";

    private GenerateData() {}

    /** Writes all four files. */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]));
    }

    /** Writes all four files; each appears under its name when it is complete. */
    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Website website = new Website();
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot silver = Tables.silver(website.pages(), allocator);
                VectorSchemaRoot bronze = Tables.bronze(website.pages(), allocator);
                VectorSchemaRoot posts = Tables.posts(website.posts(), allocator)) {
            parquet(folder.resolve(SILVER), silver);
            parquet(folder.resolve(BRONZE), bronze);
            parquet(folder.resolve(POSTS), posts);
        }
        Path part = part(folder.resolve(JSON));
        try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
            for (Page page : website.pages()) {
                out.write(RawJson.line(page));
                out.write('\n');
            }
        }
        finish(part, folder.resolve(JSON));
    }

    private static void parquet(Path file, VectorSchemaRoot rows) throws IOException {
        Path part = part(file);
        ParquetFiles.write(part, rows.getSchema(), List.of(rows));
        finish(part, file);
    }

    private static Path part(Path file) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        Files.deleteIfExists(part);
        return part;
    }

    private static void finish(Path part, Path file) throws IOException {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}

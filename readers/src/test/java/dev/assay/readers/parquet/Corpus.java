package dev.assay.readers.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.io.FileSource;
import dev.assay.readers.io.LocalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The folder of real files, where it is there. */
final class Corpus {
    private Corpus() {}

    /** A folder of the corpus; the calling test is skipped, with a printed reason, where it is absent. */
    static Path folder(String name) {
        Path folder = Path.of(System.getProperty("assay.corpus", "corpus"), name);
        if (!Files.isDirectory(folder)) {
            System.out.println("skipped: no folder " + folder + " (set -Dassay.corpus)");
            Assumptions.abort("no folder " + folder);
        }
        return folder;
    }

    static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    static Dataset open(Path file) throws DataException {
        return open(LocalFile.of(file), FormatOptions.DEFAULT);
    }

    static Dataset open(FileSource file, FormatOptions options) throws DataException {
        return new ParquetFormat().open(file, options, Optional.empty(), false);
    }

    static FormatOptions limits(Map<String, Long> limits) {
        return new FormatOptions(Map.of(), Map.of(), limits, true, true);
    }
}

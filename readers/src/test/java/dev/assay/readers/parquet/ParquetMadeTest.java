package dev.assay.readers.parquet;

import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.io.LocalFile;
import dev.assay.readers.text.GoldenOutcomes;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files made to be difficult: every row and every message. */
final class ParquetMadeTest {
    private static final Path FOLDER = Path.of("src/test/resources/corpus-made/parquet");
    private static final Path GOLDEN = Path.of("src/test/resources/dev/assay/readers/parquet/made-outcomes.txt");

    @Test
    void endsAsItHasBeenFoundRight() throws Exception {
        GoldenOutcomes.check(
                FOLDER,
                file -> () -> new ParquetFormat()
                        .open(
                                LocalFile.of(file, file.getFileName().toString()),
                                FormatOptions.DEFAULT,
                                Optional.empty(),
                                false),
                GOLDEN);
    }
}

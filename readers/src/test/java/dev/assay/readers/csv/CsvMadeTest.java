package dev.assay.readers.csv;

import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.io.LocalFile;
import dev.assay.readers.text.GoldenOutcomes;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files made to be difficult: every row and every message. */
final class CsvMadeTest {
    private static final Path FOLDER = Path.of("src/test/resources/corpus-made/csv");
    private static final Path GOLDEN = Path.of("src/test/resources/dev/assay/readers/csv/made-outcomes.txt");

    @Test
    void endsAsItHasBeenFoundRight() throws Exception {
        GoldenOutcomes.check(
                FOLDER,
                file -> () -> new CsvFormat()
                        .open(
                                LocalFile.of(file, file.getFileName().toString()),
                                FormatOptions.DEFAULT,
                                Optional.empty(),
                                false),
                GOLDEN);
    }
}

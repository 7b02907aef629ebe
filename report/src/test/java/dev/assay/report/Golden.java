package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected texts in files. {@code mvn test -Dassay.golden=write} writes them anew; the change is then reviewed as a diff. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/dev/assay/report/golden");

    private Golden() {}

    static void check(String file, String actual) throws IOException {
        Path path = FOLDER.resolve(file);
        if ("write".equals(System.getProperty("assay.golden"))) {
            Files.writeString(path, actual);
        }
        assertThat(path).exists();
        assertThat(actual).isEqualTo(new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
    }
}

package dev.assay.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The parts of docs/parity.md that the tests write. */
final class Document {
    private static final Path PATH = Path.of("..", "docs", "parity.md");

    private Document() {}

    /** Holds a part against what came out, or writes it with {@code -Dassay.golden=write}. */
    static void check(String part, String content) throws IOException {
        String begin = "<!-- " + part + ": begin -->\n";
        String end = "<!-- " + part + ": end -->";
        String text = Files.readString(PATH);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(end);
        if ("write".equals(System.getProperty("assay.golden"))) {
            Files.writeString(PATH, text.substring(0, from) + content + text.substring(to));
        } else {
            assertThat(text.substring(from, to)).isEqualTo(content);
        }
    }
}

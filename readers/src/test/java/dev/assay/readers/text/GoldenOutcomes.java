package dev.assay.readers.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How reading each file of a folder ends, one line per file, compared with what has been looked at and found right. To write the lines
 * anew, run the test with {@code -Dassay.golden=write}, and look at the difference.
 */
public final class GoldenOutcomes {
    private static final int SHOWN = 400;

    private GoldenOutcomes() {}

    /**
     * Reads all files of a folder.
     *
     * @param opening how to open a file by its path
     * @param golden the file with the lines
     */
    public static void check(Path folder, Function<Path, Reading.Opening> opening, Path golden) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()::iterator) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                lines.add(name + ": " + escaped(outcome(opening.apply(file))));
            }
        }
        if ("write".equals(System.getProperty("assay.golden"))) {
            Files.write(golden, lines, StandardCharsets.UTF_8);
        }
        assertThat(lines).isEqualTo(Files.readAllLines(golden, StandardCharsets.UTF_8));
    }

    private static String outcome(Reading.Opening opening) {
        try {
            Reading.Table table = Reading.all(opening.open());
            String schema = table.dataset().schema().toString().substring("Schema".length());
            return table.rows().size() + (table.rows().size() == 1 ? " row " : " rows ") + cut(schema, SHOWN) + " "
                    + cut(rows(table.rows()), SHOWN)
                    + (table.dataset().warnings().isEmpty()
                            ? ""
                            : " warnings " + table.dataset().warnings());
        } catch (DataException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }

    private static String rows(List<List<@Nullable Object>> rows) {
        return rows.subList(0, Math.min(rows.size(), 20)).stream()
                .map(row -> row.stream().map(GoldenOutcomes::text).toList())
                .toList()
                .toString();
    }

    private static String text(@Nullable Object value) {
        return value instanceof byte[] bytes ? "x" + HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c >= ' ' && c < 0x7F) {
                escaped.append(c);
            } else {
                escaped.append(String.format("\\u%04x", (int) c));
            }
        }
        return escaped.toString();
    }
}

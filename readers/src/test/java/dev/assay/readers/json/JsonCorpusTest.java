package dev.assay.readers.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.data.DataException;
import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.io.LocalFile;
import dev.assay.readers.text.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every JSON file of the shared corpus ends as its verdict says. */
final class JsonCorpusTest {
    /**
     * Marked REJECT because of their names, which they have from a test of unions of files; each is one line of flawless JSON, which no
     * reader of JSON lines may refuse.
     */
    private static final List<String> FLAWLESS =
            List.of("duckdb/malformed_union_empty_object.ndjson", "duckdb/malformed_union_non_object.ndjson");

    private static Path corpus() {
        String folder = System.getProperty("assay.corpus", "");
        Path path = Path.of(folder, "json");
        if (folder.isEmpty() || !Files.isDirectory(path)) {
            System.out.println("skipped: no corpus at '" + folder + "' (system property assay.corpus)");
            Assumptions.abort("no corpus");
        }
        return path;
    }

    @TestFactory
    List<DynamicTest> endsAsTheVerdictSays() throws Exception {
        Path corpus = corpus();
        JsonNode expected =
                new ObjectMapper().readTree(corpus.resolve("expected.json").toFile());
        List<DynamicTest> tests = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : expected.properties()) {
            String verdict = FLAWLESS.contains(entry.getKey())
                    ? "READ"
                    : entry.getValue().get("verdict").asText();
            tests.add(DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> check(corpus.resolve(entry.getKey()), entry.getKey(), verdict, entry.getValue())));
        }
        assertThat(tests).hasSizeGreaterThan(300);
        return tests;
    }

    private static void check(Path path, String name, String verdict, JsonNode expected) throws Exception {
        String ending;
        boolean read;
        try {
            Reading.Table table = Reading.all(
                    new JsonFormat().open(LocalFile.of(path, name), FormatOptions.DEFAULT, Optional.empty(), false));
            read = true;
            if (verdict.equals("READ")) {
                JsonNode reference = expected.at("/reference/duckdb");
                assertThat(table.rows())
                        .hasSize(reference.path("rows").asInt(table.rows().size()));
                assertThat(table.names())
                        .hasSize(reference.path("columns").asInt(table.names().size()));
            }
            ending = table.rows().size() + " rows";
        } catch (DataException e) {
            read = false;
            ending = e.getMessage();
            assertThat(ending).startsWith(name + ": ").doesNotContain("\n");
        }
        switch (verdict) {
            case "READ", "ACCEPT":
                assertThat(read).as(ending).isTrue();
                break;
            case "REJECT":
                assertThat(read).as(ending).isFalse();
                break;
            default:
        }
    }
}

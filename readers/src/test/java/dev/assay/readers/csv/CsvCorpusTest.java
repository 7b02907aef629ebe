package dev.assay.readers.csv;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every CSV file of the shared corpus ends as its verdict says. */
final class CsvCorpusTest {
    private static Path corpus() {
        String folder = System.getProperty("assay.corpus", "");
        Path path = Path.of(folder, "csv");
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
            String verdict = entry.getValue().get("verdict").asText();
            if (verdict.equals("EXPECTED")) {
                continue;
            }
            tests.add(DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> check(corpus.resolve(entry.getKey()), entry.getKey(), verdict, entry.getValue())));
        }
        assertThat(tests).hasSizeGreaterThan(260);
        return tests;
    }

    private static void check(Path path, String name, String verdict, JsonNode expected) throws Exception {
        String ending;
        boolean read;
        try {
            Reading.Table table = Reading.all(
                    new CsvFormat().open(LocalFile.of(path, name), FormatOptions.DEFAULT, Optional.empty(), false));
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

    @Test
    void readsCsvSpectrumAsItExpects() throws Exception {
        Path folder = corpus().resolve("csv-spectrum");
        List<Path> expected;
        try (Stream<Path> files = Files.list(folder)) {
            expected = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        assertThat(expected).hasSize(6);
        for (Path json : expected) {
            Path csv = folder.resolve(json.getFileName().toString().replace(".json", ".csv"));
            Reading.Table table = Reading.all(
                    new CsvFormat().open(LocalFile.of(csv), FormatOptions.DEFAULT, Optional.empty(), false));
            List<Map<String, String>> records = new ArrayList<>();
            for (List<?> row : table.rows()) {
                Map<String, String> record = new LinkedHashMap<>();
                for (int i = 0; i < row.size(); i++) {
                    record.put(table.names().get(i), String.valueOf(row.get(i)));
                }
                records.add(record);
            }
            assertThat(new ObjectMapper().<JsonNode>valueToTree(records))
                    .as(csv.toString())
                    .isEqualTo(new ObjectMapper().readTree(json.toFile()));
        }
    }
}

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
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
                    entry.getKey(), () -> check(corpus.resolve(entry.getKey()), entry.getKey(), verdict)));
        }
        assertThat(tests).hasSizeGreaterThan(260);
        return tests;
    }

    private static void check(Path path, String name, String verdict) throws Exception {
        String ending;
        boolean read;
        try {
            Reading.Table table = Reading.all(
                    new CsvFormat().open(LocalFile.of(path, name), FormatOptions.DEFAULT, Optional.empty(), false));
            read = true;
            String rows = table.rows().toString();
            ending = table.rows().size() + " rows " + table.dataset().schema() + " "
                    + rows.substring(0, Math.min(100, rows.length()));
        } catch (DataException e) {
            read = false;
            ending = e.getMessage();
        }
        System.out.println(verdict + "\t" + name + "\t" + ending.substring(0, Math.min(300, ending.length())));
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

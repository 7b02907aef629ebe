package dev.assay.readers.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.readers.Datasets;
import dev.assay.readers.OpenOptions;
import dev.assay.testing.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every Arrow file of the corpus ends as its verdict says. */
class ArrowCorpusTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OpenOptions ARROW = OpenOptions.DEFAULT.withFormat("arrow");

    private static Path folder(String name) {
        Path folder = Path.of(System.getProperty("assay.corpus", "none"), name);
        if (!Files.isDirectory(folder)) {
            System.out.println("skipped: no corpus folder " + folder);
            assumeTrue(false, "no corpus");
        }
        return folder;
    }

    private static Stream<Map.Entry<String, JsonNode>> files(Path folder) throws IOException {
        List<Map.Entry<String, JsonNode>> files = new ArrayList<>();
        JSON.readTree(folder.resolve("expected.json").toFile())
                .properties()
                .forEach(entry -> files.add(Map.entry(entry.getKey(), entry.getValue())));
        return files.stream();
    }

    @TestFactory
    Stream<DynamicTest> readsGoodFiles() throws IOException {
        Path folder = folder("arrow-good");
        return files(folder)
                .filter(file -> file.getValue().path("verdict").asText().equals("READ"))
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    Dataset dataset =
                            Datasets.open(folder.resolve(file.getKey()).toString());
                    compareWithReference(dataset, file.getValue().path("pyarrow 25.0.1"));
                    Path json = folder.resolve(file.getKey().replaceAll("\\.(arrow_file|stream)$", ".json.gz"));
                    if (json.toString().endsWith(".json.gz")) {
                        try (InputStream stream = new GZIPInputStream(Files.newInputStream(json))) {
                            GoldFile.compare(JSON.readTree(stream), dataset);
                        }
                    }
                }));
    }

    private static void compareWithReference(Dataset dataset, JsonNode reference) throws DataException {
        List<Field> fields = dataset.schema().getFields();
        assertThat(fields).hasSize(reference.path("cols").asInt());
        assertThat(Tables.rows(dataset, new String[0]))
                .hasSize(reference.path("rows").asInt());
        List<String> names = fields.stream().map(Field::getName).toList();
        for (JsonNode column : reference.path("columns")) {
            String name = column.path("name").asText();
            Field field = dataset.schema().findField(name);
            if (field.getMetadata().containsKey(Dataset.UNSUPPORTED)) {
                assertThat(column.path("type").asText()).contains("union");
            } else if (names.indexOf(name) == names.lastIndexOf(name)) {
                long nulls = Tables.rows(dataset, name).stream()
                        .filter(row -> row.get(0) == null)
                        .count();
                // A dictionary's nulls count as nulls here, but not in the reference.
                if (!column.path("type").asText().matches(".*(dictionary|run_end).*")) {
                    assertThat(nulls)
                            .as(name)
                            .isEqualTo(column.path("null_count").asLong());
                }
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> endsAsTheVerdictSaysOnBadFiles() throws IOException {
        Path folder = folder("arrow-bad");
        return files(folder)
                .map(file -> DynamicTest.dynamicTest(
                        file.getKey(),
                        () -> endsAsTheVerdictSays(
                                folder.resolve(file.getKey()),
                                file.getValue().path("verdict").asText(),
                                file.getValue().path("pyarrow 25.0.1"))));
    }

    private static void endsAsTheVerdictSays(Path file, String verdict, JsonNode reference) {
        DataException rejected = null;
        try {
            Dataset dataset = Datasets.open(file.toString(), ARROW);
            int rows = Tables.rows(dataset, new String[0]).size();
            if (reference.path("readable").asBoolean()) {
                assertThat(rows).isEqualTo(reference.path("rows").asInt());
            }
            if (!verdict.equals("BOUNDED")) {
                Tables.rows(dataset);
            }
        } catch (DataException e) {
            rejected = e;
            assertThat(e.getMessage())
                    .contains(file.getFileName().toString())
                    .doesNotContain("\n")
                    .hasSizeLessThan(1_000);
        }
        switch (verdict) {
            case "REJECT":
                assertThat(rejected).as("must be rejected").isNotNull();
                break;
            case "READ":
            case "BOUNDED":
                assertThat(rejected).isNull();
                break;
            case "FUZZ":
            case "READ_OR_REJECT":
                break;
            default:
                fail("unknown verdict " + verdict);
        }
    }
}

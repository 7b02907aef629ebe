package dev.assay.readers.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.readers.format.FormatOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every bad file of the corpus ends as its verdict says; every error is one line and names the file. */
class BadCorpusTest {
    @TestFactory
    Stream<DynamicTest> endsAsItsVerdictSays() throws IOException {
        Path folder = Corpus.folder("parquet-bad");
        JsonNode truths = Corpus.json(Corpus.folder("parquet-good").resolve("ground-truth.json"))
                .get("files");
        List<DynamicTest> tests = new ArrayList<>();
        Corpus.json(folder.resolve("expected.json")).properties().forEach(entry -> {
            String name = entry.getKey();
            String verdict = entry.getValue().get("verdict").asText();
            Optional<JsonNode> truth = Optional.ofNullable(truths.get("parquet-bad/" + name));
            tests.add(DynamicTest.dynamicTest(verdict + " " + name, () -> check(folder.resolve(name), verdict, truth)));
            if (verdict.equals("FUZZ")) {
                tests.add(DynamicTest.dynamicTest("repaired " + name, () -> checkRepaired(folder.resolve(name))));
            }
        });
        return tests.stream();
    }

    private static void check(Path file, String verdict, Optional<JsonNode> truth) throws IOException {
        long rows;
        try {
            Dataset dataset = Corpus.open(file);
            rows = Drain.everything(dataset);
        } catch (DataException e) {
            checkMessage(file, e.getMessage());
            switch (verdict) {
                case "READ", "UNDETECTABLE":
                    fail("should be read: " + e.getMessage());
                    break;
                case "ENCRYPTED":
                    assertThat(e.getMessage().substring(file.toString().length()))
                            .contains("encrypted");
                    break;
                default:
                    break;
            }
            return;
        }
        switch (verdict) {
            case "READ", "REJECT_OR_EXACT", "UNDETECTABLE", "BOUNDED", "FUZZ":
                break;
            default:
                fail("should be " + verdict + ", but " + rows + " rows were read");
        }
        if (truth.isPresent() && truth.get().hasNonNull("rows")) {
            assertThat(rows).isEqualTo(truth.get().get("rows").asLong());
        }
        if (truth.isPresent() && verdict.equals("READ")) {
            GoodCorpusTest.check(file, truth.get(), false);
        }
    }

    /** Many of the fuzzed files lack the first magic, which would be all that is ever looked at. */
    private static void checkRepaired(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        System.arraycopy("PAR1".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 4);
        try {
            Drain.everything(Corpus.open(new BytesFile(file.toString(), bytes), FormatOptions.DEFAULT));
        } catch (DataException e) {
            checkMessage(file, e.getMessage());
        }
    }

    private static void checkMessage(Path file, String message) {
        assertThat(message)
                .startsWith(file.toString())
                .hasSizeGreaterThan(file.toString().length() + 10);
        assertThat(message.codePoints()
                        .filter(c -> c < ' ' || c == 0x2028 || c == 0x7F)
                        .count())
                .as("control characters in: %s", message)
                .isZero();
    }
}

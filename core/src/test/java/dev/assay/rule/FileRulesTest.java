package dev.assay.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Assay;
import dev.assay.Ruleset;
import dev.assay.data.Dataset;
import dev.assay.data.memory.Records;
import dev.assay.result.Cause;
import dev.assay.result.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FileFreshness, FileSize, FileUniqueness and FileMatch on files that are there. */
class FileRulesTest {
    private static final Dataset NO_FILES = Records.ofMaps("rows", List.of(Map.of("x", 1)));
    private static final Instant NOW = Instant.parse("2025-03-18T12:34:56Z");

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        write("a.csv", "same", "2025-03-18T10:00:00Z");
        write("b.csv", "same", "2025-03-17T10:00:00Z");
        write("deep/c.json", "another", "2025-03-10T10:00:00Z");
        write("_SUCCESS", "", "2020-01-01T00:00:00Z");
        write(".hidden/d.csv", "hidden", "2020-01-01T00:00:00Z");
        write("deep/x.tmp", "0123456789", "2025-03-18T12:00:00Z");
    }

    private void write(String name, String content, String modified) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(modified)));
    }

    private Outcome only(String rule) throws Exception {
        String text = rule.replace("DIR", folder.toString());
        return Assay.evaluation(Ruleset.parse("Rules = [ " + text + " ]"), NO_FILES)
                .now(NOW)
                .run()
                .outcomes()
                .get(0);
    }

    private static Map<String, Number> metrics(Outcome outcome) {
        return outcome.metrics().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
    }

    private static String hash(String algorithm, String content) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance(algorithm).digest(content.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FileFreshness \"DIR\" > (now() - 9 days)|true",
                "FileFreshness \"DIR\" > (now() - 3 days)|false",
                "FileFreshness \"DIR\" > (now() - 3 days) with threshold >= 0.75|true",
                "FileFreshness \"DIR\" > (now() - 3 days) with threshold > 0.75|false",
                "FileFreshness \"DIR\" > (now() - 3 days) with threshold >= 0.75 with failFast = \"true\"|false",
                "FileFreshness \"DIR\" > (now() - 9 days) with failFast = \"true\"|true",
                "FileFreshness \"DIR/a.csv\" = \"2025-03-18\"|true",
                "FileFreshness \"DIR/a.csv\" != \"2025-03-18\"|false",
                "FileFreshness \"DIR/a.csv\" in [\"2025-03-17\",\"2025-03-18\"]|true",
                "FileFreshness \"DIR/a.csv\" > \"2025-03-18\"|true",
                "FileFreshness \"DIR/a.csv\" >= \"09:59\"|true",
                "FileFreshness \"DIR/a.csv\" > \"10:00\"|false",
                "FileFreshness \"DIR/a.csv\" = \"10:00\"|true",
                "FileFreshness \"DIR/a.csv\" < \"10:59\" with timeZone = \"Europe/Berlin\"|false",
                "FileFreshness \"DIR/a.csv\" < \"11:01\" with timeZone = \"Europe/Berlin\"|true",
                "FileFreshness \"DIR/a.csv\" between \"2025-03-17\" and \"2025-03-19\"|true",
                "FileFreshness \"DIR/a.csv\" between \"09:00\" and \"10:00\"|false",
                "FileFreshness \"DIR/a.csv\" < now()|true",
                "FileSize \"DIR/a.csv\" = 4 B|true",
                "FileSize \"DIR\" < 1 KB|true",
                "FileSize \"DIR\" between 3 and 8 with threshold >= 0.7|true",
                "FileSize \"DIR\" <= 9 B|false",
                "FileSize \"DIR\" in [4, 7, 10]|true",
                "FileUniqueness \"DIR\" = 0.5|true",
                "FileUniqueness \"DIR\" = 1.0|false",
                "FileUniqueness \"DIR\" = 1.0 with matchFileName = \"true\"|true",
            })
    void filesAreJudgedByTimeSizeAndContent(String rule, boolean passes) throws Exception {
        Outcome outcome = only(rule);
        assertThat(outcome.passed()).as(outcome.message().orElse("-")).isEqualTo(passes);
    }

    @Test
    void metricsAndMessages() throws Exception {
        Outcome stale = only("FileFreshness \"DIR\" > (now() - 3 days)");
        assertThat(metrics(stale))
                .isEqualTo(Map.of("Dataset.*.FileFreshness.Compliance", 0.75, "Dataset.*.FileCount", 4L));
        assertThat(stale.message()).contains("75.00 % of files passed the threshold");
        assertThat(stale.explanation().orElse("-"))
                .contains("The first file that does not pass is file:")
                .contains("c.json");
        assertThat(metrics(only("FileSize \"DIR\" > 9 B with failFast = \"true\"")))
                .isEqualTo(Map.of(
                        "Dataset.*.FileSize.Compliance",
                        0.0,
                        "Dataset.*.FileCount",
                        4L,
                        "Dataset.*.MinimumFileSize",
                        4L,
                        "Dataset.*.MaximumFileSize",
                        10L));
        assertThat(metrics(only("FileUniqueness \"DIR\" = 1.0")))
                .isEqualTo(Map.of("Dataset.*.FileUniquenessRatio", 0.5, "Dataset.*.FileCount", 4L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "with recentFiles = 2|2",
                "with uriRegex = \"\\.csv$\"|2",
                "with uriRegex = \"(?!.*\\.tmp$).*\"|3",
                "with recentFiles = 1 with uriRegex = \"\\.csv$\"|0",
                "with recentFiles = 1 with uriRegex = \"\\.csv$\" with filterOrder = [\"uriRegex\",\"recentFiles\"]|1",
            })
    void tagsSelectFilesInOrder(String tags, long count) throws Exception {
        Outcome outcome = only("FileSize \"DIR\" > 0 B " + tags);
        if (count == 0) {
            assertThat(outcome.cause()).contains(Cause.NO_DATA);
            assertThat(outcome.message()).contains("No files found");
            assertThat(outcome.hint()).contains("the tags leave none of 4 files");
        } else {
            assertThat(metrics(outcome)).containsEntry("Dataset.*.FileCount", count);
        }
    }

    @Test
    void checksumsAreLookedUpInAListOfAnyCaseAndAlgorithm() throws Exception {
        String same = hash("SHA-256", "same");
        assertThat(only("FileMatch \"DIR/a.csv\" in [\"00\", \"" + same.toUpperCase() + "\"]")
                        .passed())
                .isTrue();
        assertThat(only("FileMatch \"DIR/a.csv\" in [\"" + hash("MD5", "same") + "\"] with hashAlgorithm = \"MD5\"")
                        .passed())
                .isTrue();
        Outcome outcome = only("FileMatch \"DIR\" in [\"" + same + "\"]");
        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.message().orElse("-"))
                .contains("c.json has the checksum " + hash("SHA-256", "another") + ", which is not listed");
        assertThat(only("FileMatch \"DIR\" in [\"" + same + "\"] with hashAlgorithm = \"CRC\"")
                        .message())
                .contains("Unknown hashAlgorithm: CRC");
    }

    @Test
    void twoPlacesAreComparedAsOftenAsContentsOccur() throws Exception {
        write("left/1", "one", "2025-03-18T10:00:00Z");
        write("left/2", "two", "2025-03-18T10:00:00Z");
        write("right/x", "two", "2025-03-18T10:00:00Z");
        write("right/y", "one", "2025-03-18T10:00:00Z");
        assertThat(only("FileMatch \"DIR/left\" \"DIR/right\"").passed()).isTrue();
        Outcome names = only("FileMatch \"DIR/left\" \"DIR/right\" with matchFileName = \"true\"");
        assertThat(names.message().orElse("-"))
                .contains("left/1 (" + hash("SHA-256", "one") + ") has no equal file")
                .contains("right/x (" + hash("SHA-256", "two") + ")");
        write("right/z", "one", "2025-03-18T10:00:00Z");
        assertThat(only("FileMatch \"DIR/left\" \"DIR/right\"").message().orElse("-"))
                .contains("has no equal file on the first side");
        assertThat(only("FileMatch \"DIR/left/1\" \"DIR/right/y\" with matchFileName = \"true\"")
                        .passed())
                .isTrue();
        assertThat(only("FileMatch \"DIR/left/1\" \"DIR/right/x\"").passed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FileSize > 1 B|BAD_ARGUMENT|Unable to parse file path from DataFrame",
                "FileSize \"DIR/nothing\" > 1 B|NO_DATA|No files found",
                "FileSize \"s3://bucket/x\" > 1 B|UNSUPPORTED|nothing on the class path lists files of s3://",
                "FileSize \"DIR\" > 1 B with recentFiles = \"many\"|BAD_ARGUMENT|recentFiles must be a whole number",
                "FileSize \"DIR\" > 1 B with uriRegex = \"[\"|BAD_ARGUMENT|uriRegex: Unclosed character class",
                "FileSize \"DIR\" > 1 B with filterOrder = [\"uriRegex\"]|BAD_ARGUMENT|filterOrder names uriRegex",
                "FileSize \"DIR\" > 1 B with failFast = \"maybe\"|BAD_ARGUMENT|failFast must be",
            })
    void mistakesAreTheRulesOwn(String rule, Cause cause, String message) throws Exception {
        Outcome outcome = only(rule);
        assertThat(outcome.cause()).as(outcome.message().orElse("-")).contains(cause);
        assertThat(outcome.message().orElse("-")).contains(message);
    }

    @Test
    void circlesOfLinksEnd() throws Exception {
        Files.createSymbolicLink(folder.resolve("deep/up"), folder);
        assertThat(metrics(only("FileSize \"DIR\" > 1 B")).get("Dataset.*.FileCount"))
                .isEqualTo(4L);
    }

    @Test
    void explainingReadsNoFile() throws Exception {
        assertThat(Assay.evaluation(
                                Ruleset.parse("Rules = [ FileUniqueness \"" + folder + "/nothing\" > 0.5 ]"), NO_FILES)
                        .explain()
                        .rules()
                        .get(0)
                        .problem())
                .isEmpty();
    }

    @Test
    void analyzersCountAndMeasure() throws Exception {
        assertThat(Assay.check("Analyzers = [ FileSize \"" + folder + "\" ]", NO_FILES)
                        .analyzers()
                        .get(0)
                        .metrics()
                        .toString())
                .contains("Dataset.*.FileCount=4", "Dataset.*.MaximumFileSize=10");
    }
}

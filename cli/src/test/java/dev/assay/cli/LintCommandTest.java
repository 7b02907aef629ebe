package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.assay.report.LintJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
    @TempDir
    Path folder;

    private String good;
    private String bad;
    private String odd;
    private String binary;

    @BeforeEach
    void writeRulesets() throws IOException {
        good = file("good.dqdl", "Rules = [ RowCount > 0, IsComplete \"id\" ]\nAnalyzers = [ Mean \"price\" ]\n");
        bad = file("bad.dqdl", "Rules = [\n    Maen \"price\" > 1,\n    RowCount >\n]\n");
        odd = file("odd.dqdl", "Rules = [ RowCount > 0 ]\nand then some\n");
        binary = folder.resolve("binary.dqdl").toString();
        Files.write(Path.of(binary), new byte[] {'R', (byte) 0xC0, 'x'});
    }

    @Test
    void saysThatARulesetIsFine() {
        Run run = lint(good);
        assertThat(run.out()).isEqualTo(good + ": no problems; 2 rules\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void showsAllProblemsWithTheirPlaces() {
        Run run = lint(bad);
        assertThat(run.out())
                .contains(
                        bad + ":2:5: error: ", "  2 |     Maen \"price\" > 1,\n    |     ^^^^\n", bad + ":4:1: error: ")
                .endsWith(bad + ": 2 errors, 0 warnings\n");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void makesWarningsErrorsWhenStrict() {
        Run lenient = lint(odd);
        assertThat(lenient.out()).contains("warning: ").contains("0 errors, 1 warning; 1 rule");
        assertThat(lenient.code()).isEqualTo(ExitCode.OK);
        Run strict = lint("--strict", odd);
        assertThat(strict.out()).contains("error: ").contains("1 error, 0 warnings; 1 rule");
        assertThat(strict.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void printsOneObjectPerFileInOrderThatFollowsTheSchema() throws IOException {
        Run run = lint(
                "--format", "json", bad, good, binary, folder.resolve("none").toString());
        String[] lines = run.out().split("\n");
        assertThat(lines).hasSize(4);
        JsonSchema schema;
        try (InputStream in = LintJson.schema().openStream()) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
        for (String line : lines) {
            assertThat(schema.validate(new JsonMapper().readTree(line))).isEmpty();
        }
        JsonNode first = new JsonMapper().readTree(lines[0]);
        assertThat(first.get("file").textValue()).isEqualTo(bad);
        assertThat(first.get("valid").booleanValue()).isFalse();
        assertThat(first.at("/problems/0/line").intValue()).isEqualTo(2);
        JsonNode second = new JsonMapper().readTree(lines[1]);
        assertThat(second.get("valid").booleanValue()).isTrue();
        assertThat(second.get("rules").toString()).isEqualTo("[\"RowCount > 0\",\"IsComplete \\\"id\\\"\"]");
        assertThat(second.get("analyzers").toString()).isEqualTo("[\"Mean \\\"price\\\"\"]");
        assertThat(new JsonMapper().readTree(lines[2]).at("/problems/0/code").textValue())
                .isEqualTo("not-utf-8");
        assertThat(new JsonMapper().readTree(lines[3]).at("/problems/0/code").textValue())
                .isEqualTo("cannot-read");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void namesTheByteThatIsNotUtf8() {
        assertThat(lint(binary).out()).startsWith(binary + ":1:2: error: not valid UTF-8: byte 0xc0 at offset 1\n");
    }

    @Test
    void readsStandardInput() {
        Run run = new Run.Setup()
                .engine(FakeEngine.ofTypes())
                .stdin("Rules = [ RowCount > 0 ]")
                .run("lint", "-");
        assertThat(run.out()).isEqualTo("standard input: no problems; 1 rule\n");
    }

    @Test
    void needsARuleset() {
        Run run = lint();
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("RULESET").endsWith("Try 'assay lint --help'.\n");
    }

    private static Run lint(String... args) {
        List<String> all = new ArrayList<>(List.of("lint"));
        all.addAll(List.of(args));
        return new Run.Setup().engine(FakeEngine.ofTypes()).run(all.toArray(String[]::new));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}

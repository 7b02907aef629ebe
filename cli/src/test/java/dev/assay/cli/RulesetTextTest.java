package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.dqdl.Issue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesetTextTest {
    @TempDir
    Path folder;

    @Test
    void namesARulesetByItsFileWithoutExtension() throws IOException, UsageException {
        for (String name : new String[] {"orders.dqdl", "orders", "orders.v2.dqdl", ".dqdl"}) {
            Path file = Files.writeString(folder.resolve(name), "Rules = [ RowCount > 0 ] # \u00E4\uD83D\uDE00");
            RulesetText ruleset = RulesetText.read(file.toString(), host(""));
            assertThat(ruleset.text()).isEqualTo("Rules = [ RowCount > 0 ] # \u00E4\uD83D\uDE00");
            assertThat(ruleset.unreadable()).isEmpty();
            assertThat(ruleset.name().orElseThrow())
                    .isEqualTo(name.equals(".dqdl") ? name : name.replaceFirst("\\.dqdl$", ""));
        }
    }

    @Test
    void readsStandardInput() throws UsageException {
        RulesetText ruleset = RulesetText.read("-", host("Rules = [ RowCount > 0 ]"));
        assertThat(ruleset.text()).isEqualTo("Rules = [ RowCount > 0 ]");
        assertThat(ruleset.name()).isEmpty();
        assertThat(ruleset.file()).isEqualTo("standard input");
    }

    @Test
    void pointsAtTheFirstByteThatIsNotUtf8() throws IOException, UsageException {
        byte[] bytes = "Rules = [\n  \u00E4 X".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xFF;
        Issue issue = read(bytes);
        assertThat(issue.message()).isEqualTo("not valid UTF-8: byte 0xff at offset 15");
        assertThat(issue.at().line()).isEqualTo(2);
        assertThat(issue.at().column()).isEqualTo(5);
        assertThat(issue.hint()).contains("save the file as UTF-8");
        assertThat(issue.isError()).isTrue();
    }

    @Test
    void noticesATextThatEndsInTheMiddleOfACharacter() throws IOException, UsageException {
        assertThat(read(new byte[] {'a', (byte) 0xC3}).message()).isEqualTo("not valid UTF-8: byte 0xc3 at offset 1");
    }

    @Test
    void recognisesUtf16() throws IOException, UsageException {
        Issue issue = read("Rules".getBytes(StandardCharsets.UTF_16));
        assertThat(issue.code()).isEqualTo("not-utf-8");
        assertThat(issue.hint()).contains("this looks like UTF-16; save the file as UTF-8");
    }

    @Test
    void saysThatAFileIsMissing() throws UsageException {
        Issue issue = RulesetText.read(folder.resolve("none.dqdl").toString(), host(""))
                .unreadable()
                .orElseThrow();
        assertThat(issue.message()).isEqualTo("no such file");
        assertThat(RulesetText.read(folder.toString(), host(""))
                        .unreadable()
                        .orElseThrow()
                        .message())
                .startsWith("cannot be read: ");
    }

    @Test
    void refusesPlacesThatItCannotRead() {
        assertThatThrownBy(() -> RulesetText.read("a\u0000b", host(""))).isInstanceOf(UsageException.class);
    }

    private Issue read(byte[] bytes) throws IOException, UsageException {
        Path file = Files.write(folder.resolve("bad.dqdl"), bytes);
        RulesetText ruleset = RulesetText.read(file.toString(), host(""));
        assertThat(ruleset.text()).isEmpty();
        return ruleset.unreadable().orElseThrow();
    }

    private static Host host(String stdin) {
        return new Host(
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                new ByteArrayOutputStream(),
                Map.of(),
                false,
                false,
                Shutdown.ofThread());
    }
}

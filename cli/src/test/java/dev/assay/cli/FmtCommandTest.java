package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
    @TempDir
    Path folder;

    private Path untidy;
    private String canonical;

    @BeforeEach
    void writeRulesets() throws IOException {
        untidy = Files.writeString(
                folder.resolve("untidy.dqdl"), "Rules=[RowCount   > 0, # rows\n\n\n IsComplete \"id\"]");
        canonical = fmt(untidy.toString()).out();
    }

    @Test
    void printsTheCanonicalForm() {
        assertThat(canonical)
                .contains("RowCount > 0", "# rows", "IsComplete \"id\"")
                .endsWith("]\n");
        Run again =
                new Run.Setup().engine(FakeEngine.ofTypes()).stdin(canonical).run("fmt", "-");
        assertThat(again.out()).isEqualTo(canonical);
        assertThat(again.err()).isEmpty();
        assertThat(again.code()).isEqualTo(ExitCode.OK);
        assertThat(untidy).content().startsWith("Rules=[");
    }

    @Test
    void rewritesFilesInPlaceOnlyWhereTheyDiffer() throws IOException {
        Path tidy = Files.writeString(folder.resolve("tidy.dqdl"), canonical);
        Files.setLastModifiedTime(tidy, FileTime.fromMillis(1_000_000));
        Run run = fmt("--write", untidy.toString(), tidy.toString());
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(untidy).content().isEqualTo(canonical);
        assertThat(Files.getLastModifiedTime(tidy).toMillis()).isEqualTo(1_000_000);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void checksWithoutWriting() throws IOException {
        Path tidy = Files.writeString(folder.resolve("tidy.dqdl"), canonical);
        Run run = fmt("--check", untidy.toString(), tidy.toString());
        assertThat(run.out()).isEqualTo(untidy + "\n");
        assertThat(run.code()).isEqualTo(ExitCode.NOT_PASSED);
        assertThat(fmt("--check", tidy.toString()).code()).isEqualTo(ExitCode.OK);
        assertThat(untidy).content().startsWith("Rules=[");
    }

    @Test
    void leavesInvalidRulesetsAlone() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.dqdl"), "Rules = [ RowCount > ]");
        Run run = fmt("--write", bad.toString(), untidy.toString());
        assertThat(run.err()).contains(bad + ":1:22: error: ");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(bad).content().isEqualTo("Rules = [ RowCount > ]");
        assertThat(untidy).content().isEqualTo(canonical);
    }

    @Test
    void doesNotDropTextBehindTheEnd() throws IOException {
        Path trailing = Files.writeString(folder.resolve("t.dqdl"), "Rules = [ RowCount > 0 ]\nand then some");
        Run run = fmt(trailing.toString());
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(trailing + ":2:1: ");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void refusesCombinationsThatMakeNoSense() {
        assertThat(fmt("--write", "--check", "x").code()).isEqualTo(ExitCode.USAGE);
        assertThat(fmt("--write", "-").err()).startsWith("assay: --write needs files");
    }

    private static Run fmt(String... args) {
        List<String> all = new ArrayList<>(List.of("fmt"));
        all.addAll(List.of(args));
        return new Run.Setup().engine(FakeEngine.ofTypes()).run(all.toArray(String[]::new));
    }
}

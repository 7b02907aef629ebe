package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command on real files, and the documents that are made from its registry. */
class RealEngineTest {
    @TempDir
    Path folder;

    private Path orders() throws IOException {
        return Files.writeString(folder.resolve("orders.csv"), "id,price,country\n1,9.50,DE\n2,12.00,FR\n3,,DE\n");
    }

    @Test
    void passesWithExitCodeZero() throws IOException {
        Run run = Run.of("check", "--rules", "Rules = [ IsUnique \"id\", RowCount = 3 ]", orders().toString());
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("2 of 2 rules passed");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void failsWithExitCodeOneAndNamesTheNearestColumn() throws IOException {
        Run run = Run.of("check", "--rules", "Rules = [ IsComplete \"prise\", RowCount = 3 ]", orders().toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("Input data does not include column prise!")
                .contains("did you mean price?")
                .contains("1 of 2 rules passed");
    }

    @Test
    void claimsNoResultWhenTheDataIsDamaged() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.csv"), "a,b\n1,2\n3\n");
        Run run = Run.of("check", "--rules", "Rules = [ RowCount > 0 ]", bad.toString());
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("bad.csv").contains("3");
    }

    @Test
    void equalInputGivesEqualBytesWhateverTheThreads() throws IOException {
        String[] common = {
            "check",
            "--rules",
            "Rules = [ Mean \"price\" > 1, Entropy \"country\" > 0 ]",
            orders().toString(),
            "--now",
            "2025-01-01T00:00:00Z",
            "--format",
            "glue-json",
            "--threads"
        };
        assertThat(Run.of(with(common, "7")).out())
                .isEqualTo(Run.of(with(common, "1")).out())
                .contains("\"Score\"");
    }

    @Test
    void reportsWhatAnalyzersMeasured() throws IOException {
        Run run = Run.of(
                "check",
                "--format",
                "json",
                "--rules",
                "Rules = [ RowCount = 3 ] Analyzers = [ RowCount, Mean \"price\" ]",
                orders().toString());
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("\"Analyzer_2\"").contains("\"Column.price.Mean\": 10.75");
    }

    @Test
    void explainSaysWhatWouldBeReadAndExecutesNothing() throws IOException {
        Run run = Run.of("explain", "--rules", "Rules = [ Mean \"price\" > 1 ]", orders().toString());
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("price").doesNotContain("PASS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/rules.md"})
    void theRuleTableOfTheDocumentsIsTheRegistrys(String document) throws IOException {
        String table = Run.of("rules", "--format", "markdown").out();
        assertThat(table.lines().count()).isGreaterThan(40);
        assertThat(Files.readString(Path.of("..").resolve(document)))
                .as("write it anew with ./assay rules --format markdown")
                .contains(table);
    }

    private static String[] with(String[] arguments, String last) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = last;
        return all;
    }
}

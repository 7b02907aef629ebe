package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class CliTest {
    @Test
    void printsHelpAndVersionOnStandardOutput() {
        Run help = Run.of("--help");
        assertThat(help.code()).isEqualTo(ExitCode.OK);
        assertThat(help.out()).startsWith("Usage: assay").contains("check", "lint", "fmt", "Exit codes: 0");
        assertThat(help.err()).isEmpty();
        Run version = Run.of("--version");
        assertThat(version.code()).isEqualTo(ExitCode.OK);
        assertThat(version.out()).startsWith("assay ").contains("Java " + System.getProperty("java.version"));
        for (String command : new String[] {"check", "lint", "fmt"}) {
            assertThat(Run.of(command, "--help").out()).startsWith("Usage: assay " + command);
        }
    }

    @Test
    void asksForACommand() {
        Run run = Run.of();
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("assay: which command? One of: check,").endsWith("Try 'assay --help'.\n");
    }

    @Test
    void suggestsTheNearestCommandAndOption() {
        Run command = Run.of("chekc", "a", "b");
        assertThat(command.code()).isEqualTo(ExitCode.USAGE);
        assertThat(command.err()).contains("'chekc'", "Did you mean: assay check?");
        Run option = Run.of("check", "a", "b", "--formt", "json");
        assertThat(option.code()).isEqualTo(ExitCode.USAGE);
        assertThat(option.out()).isEmpty();
        assertThat(option.err()).contains("--formt", "--format");
    }

    @Test
    void showsWhatIsHiddenInArguments() {
        Run run = Run.of("check", "a", "b", "--\u001b[31mx");
        assertThat(run.err()).contains("\\x1b[31mx").doesNotContain("\u001b");
    }

    @Test
    void callsAFailureToWriteByItsName() {
        Run full = new Run.Setup().stdout(failing("No space left on device")).run("--version");
        assertThat(full.code()).isEqualTo(ExitCode.NOT_WRITTEN);
        assertThat(full.err()).isEqualTo("assay: cannot write standard output: No space left on device\n");
        Run broken = new Run.Setup().stdout(failing("Broken pipe")).run("--version");
        assertThat(broken.code()).isEqualTo(ExitCode.NOT_WRITTEN);
        assertThat(broken.err()).isEmpty();
    }

    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
    }
}

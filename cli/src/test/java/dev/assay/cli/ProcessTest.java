package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a real process shows: signals, pipes that nobody reads, full disks. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ProcessTest {
    @TempDir
    Path folder;

    @Test
    void endsWithTheCodeOfTheCommand() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        assertThat(shell("\"$@\" >out", "--version")).isEqualTo(ExitCode.OK);
        assertThat(out).content().startsWith("assay ");
        assertThat(shell("\"$@\" >out 2>err", "nonsense")).isEqualTo(ExitCode.USAGE);
        assertThat(out).isEmptyFile();
        assertThat(folder.resolve("err")).content().contains("nonsense");
    }

    @Test
    void stopsOnSignalsWhileItWaitsForStandardInput() throws IOException, InterruptedException {
        for (String signal : interruptIsIgnored() ? List.of("TERM") : List.of("TERM", "INT")) {
            Process process = new ProcessBuilder(command("lint", "-"))
                    .redirectErrorStream(true)
                    .start();
            OutputStream stdin = process.getOutputStream();
            // More than a pipe holds: when it is taken, the command is reading.
            stdin.write(" ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
            stdin.flush();
            assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(signal.equals("TERM") ? 143 : 130);
            assertThat(lines(process)).isEmpty();
        }
    }

    @Test
    void isQuietWhenNobodyReadsItsOutput() throws IOException, InterruptedException {
        // The reader is gone before the command starts.
        assertThat(shell("mkfifo pipe; : <pipe & exec 3>pipe; wait; \"$@\" >&3 2>err", "--help"))
                .isEqualTo(ExitCode.NOT_WRITTEN);
        assertThat(folder.resolve("err")).isEmptyFile();
    }

    @Test
    void saysThatTheDiskIsFull() throws IOException, InterruptedException {
        assumeThat(Path.of("/dev/full")).exists();
        assertThat(shell("\"$@\" >/dev/full 2>err", "--help")).isEqualTo(ExitCode.NOT_WRITTEN);
        assertThat(folder.resolve("err")).content().startsWith("assay: cannot write standard output: ");
    }

    /** Background jobs of scripts ignore SIGINT, and so does everything that they start. */
    private static boolean interruptIsIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    /** Runs a shell script in the folder; {@code "$@"} in it is the command. */
    private int shell(String script, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        command.addAll(command(args));
        return new ProcessBuilder(command)
                .directory(Files.createDirectories(folder).toFile())
                .inheritIO()
                .start()
                .waitFor();
    }

    private static List<String> command(String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(args));
        return command;
    }

    private static List<String> lines(Process process) throws IOException {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return out.lines().toList();
        }
    }
}

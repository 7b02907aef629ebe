package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir
    Path folder;

    private final Shutdown shutdown = Shutdown.ofThread();

    @Test
    void writesANewFileAndLeavesNothingElse() throws IOException {
        output("new.json").write(List.of(), out -> out.write("text"));
        assertThat(folder.resolve("new.json")).hasContent("text");
        assertThat(names()).containsExactly("new.json");
    }

    @Test
    void replacesAFileOnlyWhenTheNewOneIsComplete() throws IOException {
        Files.writeString(folder.resolve("a.json"), "old");
        assertThatThrownBy(() -> output("a.json").write(List.of(), out -> {
                    out.write("x".repeat(100_000));
                    throw new IOException("no more");
                }))
                .isInstanceOf(OutputFile.NotWrittenException.class)
                .hasMessage(folder.resolve("a.json") + ": no more");
        assertThat(folder.resolve("a.json")).hasContent("old");
        output("a.json").write(List.of(), out -> {
            assertThat(folder.resolve("a.json")).hasContent("old");
            out.write("new");
        });
        assertThat(folder.resolve("a.json")).hasContent("new");
        assertThat(names()).containsExactly("a.json");
    }

    @Test
    void neverOverwritesAnInputUnderAnyName() throws IOException {
        Path input = Files.writeString(folder.resolve("data.csv"), "a\n1\n");
        Files.createSymbolicLink(folder.resolve("link"), input);
        Files.createLink(folder.resolve("hard"), input);
        Files.createDirectory(folder.resolve("d"));
        for (String name : List.of("data.csv", "link", "hard", "d/../data.csv", "./data.csv")) {
            assertThatThrownBy(() -> output(name).write(List.of(input), out -> out.write("x")))
                    .hasMessage(folder.resolve(name) + ": would overwrite an input");
        }
        assertThat(input).hasContent("a\n1\n");
    }

    @Test
    void replacesTheTargetOfALinkAndKeepsTheLink() throws IOException {
        Files.writeString(folder.resolve("target"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
        output("link").write(List.of(), out -> out.write("new"));
        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("target")).hasContent("new");
    }

    @Test
    void saysWhyItCannotWrite() throws IOException {
        Files.createDirectory(folder.resolve("d"));
        assertThatThrownBy(() -> output("d").write(List.of(), out -> out.write("x")))
                .hasMessage(folder.resolve("d") + ": is a directory");
        assertThatThrownBy(() -> output("no/such/file").write(List.of(), out -> out.write("x")))
                .hasMessage(folder.resolve("no/such/file") + ": its directory does not exist");
    }

    @Test
    void writesDevicesDirectly() throws IOException {
        Path device = Path.of("/dev/null");
        if (!Files.exists(device)) {
            System.out.println("skipped: there is no " + device + " here");
        }
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(device), "no " + device);
        new OutputFile(device, shutdown).write(List.of(), out -> out.write("x"));
        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @Test
    void leavesNothingWhenStoppedInTheMiddle() throws IOException {
        assertThatThrownBy(() -> output("a.json").write(List.of(), out -> {
                    out.write("x".repeat(100_000));
                    shutdown.stop();
                    out.write("x".repeat(100_000));
                }))
                .isInstanceOf(OutputFile.NotWrittenException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(names()).isEmpty();
    }

    private OutputFile output(String name) {
        return new OutputFile(folder.resolve(name), shutdown);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

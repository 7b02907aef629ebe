package dev.assay.readers.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalFileTest {
    @TempDir
    Path directory;

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }

    private static byte[] read(FileSource source, long position, int length) throws DataException {
        byte[] bytes = new byte[length + 2];
        try (RandomInput input = source.open()) {
            input.readFully(position, bytes, 1, length);
        }
        return java.util.Arrays.copyOfRange(bytes, 1, length + 1);
    }

    @Test
    void readsByPosition() throws Exception {
        byte[] content = new byte[3_000_001];
        new Random(1).nextBytes(content);
        LocalFile file = LocalFile.of(file("a.bin", content));
        assertThat(file.length()).isEqualTo(content.length);
        assertThat(read(file, 0, content.length)).isEqualTo(content);
        assertThat(read(file, 1_500_000, 3))
                .containsExactly(java.util.Arrays.copyOfRange(content, 1_500_000, 1_500_003));
        assertThat(read(file, content.length, 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b.csv", "100%.csv", "a#b.csv", "a?b.csv", "%2F.csv", "-x.csv", "a:b.csv", "e\u0301\u00e9.csv"
            })
    void readsFilesWithOddNames(String name) throws Exception {
        Path path;
        try {
            path = file(name, new byte[] {42});
        } catch (InvalidPathException e) {
            System.out.println("skipped: this JVM's locale cannot express " + name);
            assumeTrue(false, "locale");
            return;
        }
        LocalFile file = LocalFile.of(path, name);
        assertThat(read(file, 0, 1)).containsExactly(42);
        assertThat(file.name()).isEqualTo(name);
        assertThat(Path.of(java.net.URI.create(file.uri()))).isEqualTo(path.toAbsolutePath());
    }

    @Test
    void refusesRangesOutsideTheFile() throws Exception {
        LocalFile file = LocalFile.of(file("a.bin", new byte[10]), "a.bin");
        assertThatThrownBy(() -> read(file, 8, 3))
                .isInstanceOf(DataException.class)
                .hasMessage("a.bin: 3 bytes wanted at offset 8, but the file has 10 bytes");
        assertThatThrownBy(() -> read(file, -1, 1)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> read(file, Long.MAX_VALUE, 1)).isInstanceOf(DataException.class);
    }

    @Test
    void noticesTruncationWhileReading() throws Exception {
        Path path = file("a.bin", new byte[100]);
        LocalFile file = LocalFile.of(path, "a.bin");
        try (RandomInput input = file.open()) {
            input.readFully(0, new byte[10], 0, 10);
            Files.write(path, new byte[50]);
            assertThatThrownBy(() -> input.readFully(60, new byte[10], 0, 10))
                    .isInstanceOf(DataException.class)
                    .hasMessage("a.bin: was changed while being read: it had 100 bytes and has 50 now");
        }
        assertThatThrownBy(file::open).hasMessageContaining("it had 100 bytes and has 50 now");
    }

    @Test
    void noticesOtherContentOfTheSameSize() throws Exception {
        Path path = file("a.bin", new byte[100]);
        LocalFile file = LocalFile.of(path, "a.bin");
        try (RandomInput input = file.open()) {
            Files.setLastModifiedTime(path, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
            assertThatThrownBy(() -> input.readFully(0, new byte[10], 0, 10))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("a.bin: was changed while being read: it was last modified ")
                    .hasMessageEndingWith(" and is now of 2001-01-01T00:00:00Z");
        }
    }

    @Test
    void noticesDeletion() throws Exception {
        Path path = file("a.bin", new byte[100]);
        LocalFile file = LocalFile.of(path, "a.bin");
        Files.delete(path);
        assertThatThrownBy(file::open).hasMessage("a.bin: was deleted while being read");
    }

    @Test
    void refusesWhatIsNoFile() throws Exception {
        assertThatThrownBy(() -> LocalFile.of(directory.resolve("missing"), "missing"))
                .isInstanceOf(DataException.class)
                .hasMessage("missing: no such file");
        assertThatThrownBy(() -> LocalFile.of(directory, "here")).hasMessage("here: is a directory, not a file");
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("nowhere"));
        assertThatThrownBy(() -> LocalFile.of(link, "link")).hasMessage("link: broken symbolic link");
        Path loop = Files.createSymbolicLink(directory.resolve("loop"), directory.resolve("loop"));
        assertThatThrownBy(() -> LocalFile.of(loop, "loop")).isInstanceOf(DataException.class);
    }

    @Test
    void followsSymbolicLinks() throws Exception {
        Path target = file("target", new byte[] {1, 2});
        LocalFile file = LocalFile.of(Files.createSymbolicLink(directory.resolve("link"), target));
        assertThat(read(file, 0, 2)).containsExactly(1, 2);
    }

    @Test
    void refusesDevices() {
        Path zero = Path.of("/dev/zero");
        assumeTrue(Files.exists(zero), "no /dev/zero");
        assertThatThrownBy(() -> LocalFile.of(zero))
                .hasMessage("/dev/zero: is a device, not a file; pass '-' to read a pipe as standard input");
    }

    @Test
    void refusesPipesWithoutBlocking() throws Exception {
        Path pipe = directory.resolve("pipe");
        Process process;
        try {
            process = new ProcessBuilder("mkfifo", pipe.toString()).start();
        } catch (IOException e) {
            assumeTrue(false, "no mkfifo");
            return;
        }
        assumeTrue(process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0, "no mkfifo");
        assertThatThrownBy(() -> LocalFile.of(pipe, "pipe"))
                .hasMessage("pipe: is a pipe, not a file; pass '-' to read a pipe as standard input");
    }

    @Test
    void saysThatPermissionIsMissing() throws Exception {
        Path path = file("secret", new byte[1]);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
        if (Files.isReadable(path)) {
            System.out.println("skipped: this user may read everything");
            assumeTrue(false, "root");
        }
        assertThatThrownBy(() -> LocalFile.of(path, "secret")).hasMessage("secret: permission denied");
    }

    @Test
    void survivesAnInterruptedThread() throws Exception {
        LocalFile file = LocalFile.of(file("a.bin", new byte[] {5}));
        try (RandomInput input = file.open()) {
            Thread.currentThread().interrupt();
            byte[] one = new byte[1];
            input.readFully(0, one, 0, 1);
            assertThat(one).containsExactly(5);
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}

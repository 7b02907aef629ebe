package dev.assay.readers.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.DataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpooledFileTest {
    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] read(FileSource source, long position, int length) throws DataException {
        byte[] bytes = new byte[length];
        try (RandomInput input = source.open()) {
            input.readFully(position, bytes, 0, length);
        }
        return bytes;
    }

    private static List<Path> litter() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().endsWith(".spool"))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99_999, 100_000, 100_001, 300_000})
    void keepsAllBytes(int length) throws Exception {
        byte[] content = random(length);
        SpooledFile file = SpooledFile.of(new ByteArrayInputStream(content), "stdin", 100_000);
        assertThat(file.length()).isEqualTo(length);
        assertThat(read(file, 0, length)).isEqualTo(content);
        assertThat(read(file, length / 2, length / 4))
                .isEqualTo(Arrays.copyOfRange(content, length / 2, length / 2 + length / 4));
        assertThatThrownBy(() -> read(file, length, 1))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("stdin: ");
    }

    @Test
    void leavesNoFileBehindEvenWhileInUse() throws Exception {
        List<Path> before = litter();
        SpooledFile file = SpooledFile.of(new ByteArrayInputStream(random(10_000)), "stdin", 10);
        assertThat(litter()).isEqualTo(before);
        assertThat(read(file, 9_999, 1)).hasSize(1);
    }

    @Test
    void isReadByManyThreads() throws Exception {
        byte[] content = random(1_000_000);
        SpooledFile file = SpooledFile.of(new ByteArrayInputStream(content), "stdin", 10);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<byte[]>> parts = IntStream.range(0, 100)
                    .mapToObj(i -> threads.submit(() -> read(file, i * 10_000L, 10_000)))
                    .toList();
            for (int i = 0; i < parts.size(); i++) {
                assertThat(parts.get(i).get()).isEqualTo(Arrays.copyOfRange(content, i * 10_000, (i + 1) * 10_000));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void reportsAStreamThatFails() throws Exception {
        List<Path> before = litter();
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("pipe burst");
            }
        };
        InputStream stream = new SequenceInputStream(new ByteArrayInputStream(random(100_000)), broken);
        assertThatThrownBy(() -> SpooledFile.of(stream, "stdin", 10))
                .isInstanceOf(DataException.class)
                .hasMessage("stdin: reading failed: pipe burst");
        assertThat(litter()).isEqualTo(before);
    }
}

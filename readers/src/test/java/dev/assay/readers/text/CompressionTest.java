package dev.assay.readers.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.assay.data.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Compressed texts: all of them, or an error. */
final class CompressionTest {
    private static final byte[] FIRST = "one\ntwo\nthree, once more: three\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SECOND = "four\n".getBytes(StandardCharsets.UTF_8);

    private static byte[] read(String name, byte[] file) throws DataException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] buffer = new byte[7];
        try (ByteFeed feed = TextFile.of(new MemoryFile(name, file), Optional.empty(), "", 64)
                .open()) {
            for (int count = feed.read(buffer, 1, 6); count >= 0; count = feed.read(buffer, 1, 6)) {
                assertThat(count).isPositive();
                text.write(buffer, 1, count);
            }
            assertThat(feed.storedBytes()).isEqualTo(file.length);
        }
        return text.toByteArray();
    }

    private static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(file)) {
            out.write(text);
        }
        return file.toByteArray();
    }

    private static byte[] zstd(byte[] text) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZstdOutputStreamNoFinalizer out = new ZstdOutputStreamNoFinalizer(file)) {
            out.setChecksum(true);
            out.write(text);
        }
        return file.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void readsAllMembersOfAGzipFile() throws Exception {
        byte[] file = join(gzip(FIRST), gzip(new byte[0]), gzip(SECOND));
        assertThat(read("x.gz", file)).isEqualTo(join(FIRST, SECOND));
    }

    @Test
    void readsAllFramesOfAZstandardFileAndSkipsThoseToBeSkipped() throws Exception {
        byte[] skippable = {0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3};
        byte[] file = join(skippable, zstd(FIRST), zstd(new byte[0]), skippable, zstd(SECOND));
        assertThat(read("x.zst", file)).isEqualTo(join(FIRST, SECOND));
    }

    @Test
    void readsAGzipHeaderWithAllItsParts() throws Exception {
        byte[] plain = gzip(FIRST);
        byte[] parts = {0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 2, 0, 9, 9, 'n', 0, 'c', 0};
        CRC32 checksum = new CRC32();
        checksum.update(parts);
        byte[] header = join(parts, new byte[] {(byte) checksum.getValue(), (byte) (checksum.getValue() >> 8)});
        byte[] file = join(header, Arrays.copyOfRange(plain, 10, plain.length));
        assertThat(read("x.gz", file)).isEqualTo(FIRST);
        file[4] ^= 1;
        assertThatThrownBy(() -> read("x.gz", file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("x.gz: damaged gzip data in the member at byte offset 0: header checksum is ");
    }

    @Test
    void readsPlainTextThatIsNamedAsIfCompressed() throws Exception {
        assertThat(read("x.gz", FIRST)).isEqualTo(FIRST);
        assertThat(read("x.zst", FIRST)).isEqualTo(FIRST);
    }

    @Test
    void tellsCompressionByContent() throws Exception {
        assertThat(read("x.csv", gzip(FIRST))).isEqualTo(FIRST);
        assertThat(read("x.csv", zstd(FIRST))).isEqualTo(FIRST);
    }

    @Test
    void refusesCompressedFilesOfNoBytes() {
        assertThatThrownBy(() -> read("x.gz", new byte[0]))
                .hasMessage("x.gz: is empty, but a gzip file has at least 18 bytes");
        assertThatThrownBy(() -> read("x.zst", new byte[0]))
                .hasMessage("x.zst: is empty, but a Zstandard file has at least 9 bytes");
    }

    @Test
    void refusesAFileThatIsCutAnywhere() throws Exception {
        for (boolean gzip : new boolean[] {true, false}) {
            byte[] first = gzip ? gzip(FIRST) : zstd(FIRST);
            byte[] file = join(first, gzip ? gzip(SECOND) : zstd(SECOND));
            // The first bytes tell that it is compressed.
            for (int length = 4; length < file.length; length++) {
                byte[] cut = Arrays.copyOf(file, length);
                if (length == first.length) {
                    assertThat(read("x", cut)).isEqualTo(FIRST);
                } else {
                    int at = length;
                    assertThatThrownBy(() -> read("x", cut))
                            .as("cut at %s", at)
                            .isInstanceOf(DataException.class)
                            .hasMessageStartingWith("x: ")
                            .hasMessageContaining("ends within");
                }
            }
        }
    }

    @Test
    void refusesBytesBehindTheEnd() throws Exception {
        byte[] gzip = gzip(FIRST);
        assertThatThrownBy(() -> read("x.gz", join(gzip, SECOND)))
                .hasMessage("x.gz: byte offset " + gzip.length
                        + ": the bytes after the gzip data are no further member; the file is damaged or something was"
                        + " appended to it");
        byte[] zstd = zstd(FIRST);
        assertThatThrownBy(() -> read("x.zst", join(zstd, SECOND)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("x.zst: damaged Zstandard data before byte offset ");
        for (int more = 1; more < 5; more++) {
            byte[] file = join(zstd, Arrays.copyOf(SECOND, more));
            assertThatThrownBy(() -> read("x.zst", file)).isInstanceOf(DataException.class);
        }
    }

    @Test
    void neverReadsSomethingElseFromDamagedBytes() throws Exception {
        byte[] text = new byte[3000];
        new Random(1).nextBytes(text);
        for (boolean gzip : new boolean[] {true, false}) {
            byte[] file = gzip ? gzip(text) : zstd(text);
            int noticed = 0;
            for (int i = 4; i < file.length; i++) {
                file[i] ^= 0x10;
                try {
                    assertThat(read("x", file)).as("byte %s", i).isEqualTo(text);
                } catch (DataException e) {
                    noticed++;
                }
                file[i] ^= 0x10;
            }
            // What may change without harm is in the header: a time, a level, a system.
            assertThat(noticed).isGreaterThan(file.length - 12);
        }
    }

    @Test
    void knowsTheFramesOfAZstandardFile() throws Exception {
        byte[] large = new byte[300_000];
        new Random(2).nextBytes(large);
        Arrays.fill(large, 100_000, 250_000, (byte) 7);
        byte[] first = zstd(large);
        byte[] file = join(first, zstd(FIRST));
        ZstdFrames frames = new ZstdFrames();
        for (int i = 0; i < file.length; i++) {
            boolean end = i == 0 || i == first.length;
            assertThat(frames.complete()).as("before byte %s", i).isEqualTo(end);
            frames.see(file, i, i + 1);
        }
        assertThat(frames.complete()).isTrue();
    }
}

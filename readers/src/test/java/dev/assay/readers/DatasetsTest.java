package dev.assay.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.testing.Tables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetsTest {
    @TempDir
    Path directory;

    private void write(String path, String name) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "FAKE\nname:text\n" + name + "\n");
    }

    /** The names in the files that a path relative to the directory stands for. */
    private List<String> names(String path) throws DataException {
        return names(Datasets.open(directory + "/" + path));
    }

    private static List<String> names(Dataset dataset) throws DataException {
        List<String> names = new ArrayList<>();
        for (List<Object> row : Tables.rows(dataset, "name")) {
            names.add((String) row.get(0));
        }
        return names;
    }

    @Test
    void opensAFile() throws Exception {
        write("a.fake", "one");
        assertThat(names("a.fake")).containsExactly("one");
        assertThat(Datasets.open(directory.resolve("a.fake")).name()).isEqualTo(directory + "/a.fake");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b.fake",
                "100%.fake",
                "a%20b.fake",
                "a#b.fake",
                "a?b.fake",
                "a*b.fake",
                "[x].fake",
                "{a}.fake",
                "-x.fake",
                "s3:x.fake",
                "a:b.fake",
                "é.fake",
                "e\u0301.fake",
                "_x.fake",
                ".x.fake"
            })
    void opensFilesWithOddNames(String name) throws Exception {
        try {
            write(name, "odd");
        } catch (InvalidPathException e) {
            System.out.println("skipped: this JVM's locale cannot express " + name);
            assumeTrue(false, "locale");
        }
        assertThat(names(name)).containsExactly("odd");
        assertThat(names(Datasets.open(directory.resolve(name).toUri().toString())))
                .containsExactly("odd");
    }

    @ParameterizedTest
    @CsvSource({
        "*.fake, 'a b1 b2'",
        "b?.fake, 'b1 b2'",
        "b[13].fake, b1",
        "b[!1].fake, b2",
        "b[0-9].fake, 'b1 b2'",
        "'{a,b2}.fake', 'a b2'",
        "sub/*.fake, 'c d'",
        "*/*.fake, 'c d'",
        "**/*.fake, 'a b1 b2 c d e'",
        "sub/**, 'c d e'",
        "**, 'a b1 b2 c d e'",
        "su*, 'c d e'",
        "'{sub/c,a}.fake', 'a c'",
        "sub/de*/e.fake, e",
        "_hidden/*, h",
        "'{a,a,b1}.fake', 'a b1'",
        ".*.fake, x"
    })
    void matchesPatterns(String pattern, String expected) throws Exception {
        write("a.fake", "a");
        write("b1.fake", "b1");
        write("b2.fake", "b2");
        write("sub/c.fake", "c");
        write("sub/d.fake", "d");
        write("sub/deep/e.fake", "e");
        write("_hidden/h.fake", "h");
        write(".x.fake", "x");
        write("sub/_SUCCESS", "no");
        write("sub/.c.fake.crc", "no");
        assertThat(String.join(" ", new TreeSet<>(names(pattern)))).isEqualTo(expected);
        assertThat(names(pattern)).doesNotHaveDuplicates();
    }

    @Test
    void ignoresWhatIsNoDataInDirectories() throws Exception {
        write("a.fake", "a");
        write("_SUCCESS", "no");
        write("_metadata", "no");
        write(".a.fake.crc", "no");
        write("a.fake.crc", "no");
        write("b.fake._COPYING_", "no");
        write("_temporary/0/b.fake", "no");
        write(".hidden/b.fake", "no");
        write("_k=1/b.fake", "b");
        assertThatThrownBy(() -> names("")).hasMessageContaining("different partition columns");
        Files.delete(directory.resolve("a.fake"));
        assertThat(names("")).containsExactly("b");
    }

    @Test
    void makesPartitionColumnsBelowTheFixedPartOfAPattern() throws Exception {
        write("y=1/m=1/a.fake", "a");
        write("y=1/m=2/a.fake", "b");
        write("y=2/m=1/a.fake", "c");
        assertThat(Tables.rows(Datasets.open(directory + "/y=*/m=1/*.fake")))
                .containsExactly(List.of("a", 1L, 1L), List.of("c", 2L, 1L));
        assertThat(Tables.rows(Datasets.open(directory + "/y=1/*/*.fake")))
                .containsExactly(List.of("a", 1L), List.of("b", 2L));
        assertThat(Tables.rows(Datasets.open(directory + "/y=1/m=1/a.fake"))).containsExactly(List.of("a"));
        assertThat(Tables.rows(Datasets.open(directory + "/y=1"))).containsExactly(List.of("a", 1L), List.of("b", 2L));
    }

    @Test
    void saysThatThereIsNoFile() throws Exception {
        Files.createDirectory(directory.resolve("empty"));
        write("side/_SUCCESS", "no");
        assertThatThrownBy(() -> names("missing.fake"))
                .isInstanceOf(DataException.class)
                .hasMessage(directory + "/missing.fake: no such file or directory");
        assertThatThrownBy(() -> names("empty"))
                .hasMessageStartingWith(directory + "/empty: no data file in this directory");
        assertThatThrownBy(() -> names("side")).hasMessageContaining("no data file in this directory");
        assertThatThrownBy(() -> names("*.fake")).hasMessage(directory + "/*.fake: no file matches");
        assertThatThrownBy(() -> names("nowhere/*.fake")).hasMessage(directory + "/nowhere/*.fake: no file matches");
        assertThatThrownBy(() -> Datasets.open(" ")).hasMessage("the dataset's path is empty");
        assertThatThrownBy(() -> Datasets.open("a\0b"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a\\x00b");
        assertThatThrownBy(() -> names("x".repeat(5_000))).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> names("[a")).hasMessageContaining("a '[' that is not closed");
        assertThatThrownBy(() -> names("{a")).hasMessageContaining("a '{' that is not closed");
        assertThatThrownBy(() -> names("{a,b}".repeat(12))).hasMessageContaining("more than 1000 alternatives");
    }

    @Test
    void refusesLinksThatLoopOrLeadNowhere() throws Exception {
        write("a/a.fake", "a");
        Path loop = Files.createSymbolicLink(directory.resolve("a/loop"), directory.resolve("a"));
        assertThatThrownBy(() -> names("a")).hasMessageStartingWith(directory + "/a/loop/: a loop of symbolic links");
        assertThatThrownBy(() -> names("**/*.fake")).hasMessageContaining("a loop of symbolic links");
        Files.delete(loop);
        Path broken = Files.createSymbolicLink(directory.resolve("a/broken.fake"), directory.resolve("nowhere"));
        assertThatThrownBy(() -> names("a")).hasMessage(directory + "/a/broken.fake: broken symbolic link");
        Files.delete(broken);
        Files.createSymbolicLink(directory.resolve("good"), directory.resolve("a"));
        assertThat(names("good")).containsExactly("a");
    }

    @Test
    void staysInsideTheRoot() throws Exception {
        write("in/a.fake", "a");
        write("out/b.fake", "b");
        OpenOptions options = OpenOptions.DEFAULT.withRoot(directory.resolve("in"));
        assertThat(names(Datasets.open(directory + "/in", options))).containsExactly("a");
        assertThat(names(Datasets.open(directory + "/in/*.fake", options))).containsExactly("a");
        for (String path : List.of("/in/../out/b.fake", "/out", "/out/*.fake", "/*/*.fake", "/in/../out/**")) {
            assertThatThrownBy(() -> Datasets.open(directory + path, options))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("lies outside the permitted directory");
        }
        Files.createSymbolicLink(directory.resolve("in/link.fake"), directory.resolve("out/b.fake"));
        assertThatThrownBy(() -> Datasets.open(directory + "/in", options))
                .hasMessage(directory + "/in/link.fake: lies outside the permitted directory "
                        + directory.resolve("in").toRealPath());
        Files.delete(directory.resolve("in/link.fake"));
        Files.createSymbolicLink(directory.resolve("in/dir"), directory.resolve("out"));
        assertThatThrownBy(() -> Datasets.open(directory + "/in", options)).hasMessageContaining("permitted directory");
        assertThatThrownBy(() -> Datasets.open("file://" + directory + "/in/%2e%2e/out/b.fake", options))
                .hasMessageContaining("permitted directory");
    }

    @Test
    void readsFileUris() throws Exception {
        write("a b.fake", "one");
        assertThat(names(Datasets.open("file:" + directory + "/a%20b.fake"))).containsExactly("one");
        assertThat(names(Datasets.open("file://localhost" + directory + "/a%20b.fake")))
                .containsExactly("one");
        assertThat(names(Datasets.open("FILE://" + directory + "/*.fake"))).containsExactly("one");
        assertThatThrownBy(() -> Datasets.open("file://host/a.fake")).hasMessageContaining("names the host 'host'");
    }

    @Test
    void asksOtherModulesForTheirSchemes() throws Exception {
        assertThat(Tables.rows(Datasets.open("memo:hello"))).containsExactly(List.of("hello"));
        assertThatThrownBy(() -> Datasets.open("gs://KEY:SECRET@bucket/a"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("gs://***@bucket/a: there is no such file, and 'gs' is no scheme that is known"
                        + " here; known are: file, memo");
    }

    @Test
    void tellsTheFormatByContentWhereTheNameSaysNothing() throws Exception {
        write("part-0", "plain");
        write("b.dat", "other");
        assertThat(names("part-0")).containsExactly("plain");
        assertThat(names("b.dat")).containsExactly("other");
        assertThat(names("")).containsExactly("other", "plain");
        Files.write(directory.resolve("x.orc"), "ORC...".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> names("x.orc"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("x.orc: cannot tell the format")
                .hasMessageContaining("it looks like an ORC file");
        Files.write(directory.resolve("nothing"), new byte[0]);
        assertThatThrownBy(() -> names("nothing")).hasMessageContaining("it looks like an empty file");
    }

    @Test
    void looksThroughCompressionToTellTheFormat() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("FAKE\nname:text\n".getBytes(StandardCharsets.UTF_8));
            gzip.write(new byte[300_000]);
        }
        // A fake cannot be read compressed; that it is asked shows that it was recognised.
        Files.write(directory.resolve("a.bin"), bytes.toByteArray());
        assertThatThrownBy(() -> names("a.bin")).hasMessage(directory + "/a.bin: is no fake file");
        Files.write(
                directory.resolve("b.bin"),
                com.github.luben.zstd.Zstd.compress("FAKE\nname:text\n".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> names("b.bin")).hasMessage(directory + "/b.bin: is no fake file");
        Files.write(directory.resolve("c.bin"), new byte[] {0x1f, (byte) 0x8b, 1, 2});
        assertThatThrownBy(() -> names("c.bin")).hasMessageContaining("cannot be decompressed");
    }

    @Test
    void takesTheFormatItIsTold() throws Exception {
        write("a.guess", "one");
        assertThat(names(Datasets.open(directory + "/a.guess", OpenOptions.DEFAULT.withFormat("FAKE"))))
                .containsExactly("one");
        assertThatThrownBy(() -> Datasets.open(directory + "/a.guess", OpenOptions.DEFAULT.withFormat("xml")))
                .hasMessageContaining("there is no format 'xml'; formats are: ")
                .hasMessageContaining("fake, guess");
    }

    @Test
    void refusesFilesOfDifferentFormats() throws Exception {
        write("a.fake", "one");
        write("b.guess", "two");
        assertThatThrownBy(() -> names(""))
                .isInstanceOf(DataException.class)
                .hasMessage("files of different formats cannot be one dataset: " + directory + "/a.fake is fake, "
                        + directory + "/b.guess is guess; use a pattern that selects one kind, or name the format");
    }

    @Test
    void readsAStream() throws Exception {
        byte[] content = "FAKE\nname:text\nstreamed\n".getBytes(StandardCharsets.UTF_8);
        Dataset dataset = Datasets.open(new ByteArrayInputStream(content), "stdin", OpenOptions.DEFAULT);
        assertThat(names(dataset)).containsExactly("streamed");
        assertThat(names(dataset)).containsExactly("streamed");
        assertThat(dataset.name()).isEqualTo("stdin");
        assertThat(dataset.files()).isEmpty();
        assertThatThrownBy(() -> Datasets.open(new ByteArrayInputStream(new byte[0]), "stdin", OpenOptions.DEFAULT))
                .hasMessageContaining("stdin: cannot tell the format");
    }
}

package dev.assay.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnType;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.SchemaChangedException;
import dev.assay.data.Split;
import dev.assay.testing.Tables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real formats under the layer that makes datasets of files. */
class DatasetsEndToEndTest {
    @TempDir
    Path directory;

    private static String made(String name) {
        try {
            return Path.of(DatasetsEndToEndTest.class
                            .getResource("/corpus-made/datasets/" + name)
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(String path, String... lines) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, lines.length == 0 ? "" : String.join("\n", lines) + "\n");
    }

    private Dataset open() throws DataException {
        return Datasets.open(directory.toString());
    }

    private static List<String> types(Dataset dataset) {
        return dataset.schema().getFields().stream()
                .map(field -> field.getName() + " " + ColumnType.of(field).messageName())
                .toList();
    }

    /** Rows as the engine would get them: the replacement's if there is one. */
    private static List<List<Object>> rows(Dataset dataset) throws DataException {
        try {
            return Tables.rows(dataset);
        } catch (SchemaChangedException e) {
            return Tables.rows(e.replacement());
        }
    }

    @Test
    void readsHivePartitionsWithEvolvingParquetFiles() throws Exception {
        Dataset dataset = Datasets.open(made("ds_hive_evolution"));
        assertThat(types(dataset))
                .startsWith("id LongType", "amt DoubleType")
                .endsWith("dt StringType")
                .hasSize(4);
        List<List<Object>> rows = Tables.rows(dataset);
        assertThat(rows).hasSize(8);
        assertThat(rows.stream().map(row -> String.valueOf(row.get(3))))
                .containsExactly(
                        "2024-01-01",
                        "2024-01-01",
                        "2024-01-01",
                        "2024-01-02",
                        "2024-01-02",
                        "2024-01-03",
                        "2024-01-03",
                        "null");
        assertThat(rows.stream().map(row -> row.get(0))).allMatch(id -> id instanceof Long);
        assertThat(rows.subList(0, 5)).allMatch(row -> row.get(2) == null);
        assertThat(rows.get(7).get(1)).isNull();
        long stated = 0;
        for (Split split : dataset.splits()) {
            stated += split.statistics().rows().orElseThrow();
            assertThat(split.statistics().column(ColumnPath.of("dt"))).isPresent();
        }
        assertThat(stated).isEqualTo(8);
        assertThat(dataset.files().orElseThrow().files()).hasSize(4);
    }

    @Test
    void evaluatesFilesWithoutRows() throws Exception {
        assertThat(Tables.rows(Datasets.open(made("ds_empty_files")))).hasSize(1);
        assertThat(Tables.rows(Datasets.open(made("ds_empty_files") + "/a.parquet")))
                .isEmpty();
    }

    @Test
    void failsAsAWholeNamingTheOneBadFile() {
        assertThatThrownBy(() -> Datasets.open(made("ds_one_bad_file")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("ds_one_bad_file/b.parquet");
    }

    @Test
    void namesBothFilesOfATypeConflict() {
        assertThatThrownBy(() -> Datasets.open(made("ds_type_conflict")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("column 'v' is LongType in ")
                .hasMessageContaining("ds_type_conflict/a.parquet but StringType in ")
                .hasMessageContaining("ds_type_conflict/b.parquet");
    }

    @Test
    void matchesCsvColumnsByName() throws Exception {
        Dataset dataset = Datasets.open(made("ds_headers_differ"));
        assertThat(types(dataset)).containsExactly("id LongType", "name StringType", "extra StringType");
        List<List<Object>> rows = Tables.rows(dataset);
        assertThat(rows).hasSize(3);
        assertThat(rows.subList(0, 2)).allMatch(row -> row.get(0) instanceof Long && row.get(2) == null);
        assertThat(rows.get(2).get(2)).isNotNull();
    }

    @Test
    void readsOddPartitionNamesOfTheCorpus() throws Exception {
        Path folder = Path.of(System.getProperty("assay.corpus", "none"), "parquet-good/made/ds_odd_paths");
        if (!Files.isDirectory(folder)) {
            System.out.println("skipped: no corpus folder " + folder);
            assumeTrue(false, "no corpus");
        }
        Dataset dataset = Datasets.open(folder.toString());
        List<Object> names = new ArrayList<>();
        for (List<Object> row : Tables.rows(dataset, "name")) {
            names.add(row.get(0));
        }
        // A JVM in a locale without letters reads the name of the last one as it can.
        assertThat(names).hasSize(6).contains("", "%", "a b", "a/b", "a=b");
    }

    @Test
    void widensJsonOverFiles() throws Exception {
        write("a.json", "{\"id\":1,\"v\":1,\"s\":{\"x\":1}}");
        write("b.json", "{\"id\":2,\"v\":\"two\",\"s\":{\"x\":0.5,\"y\":true}}");
        write("c.json", "{\"id\":null,\"v\":null}");
        write("d.json");
        Dataset dataset = open();
        assertThat(types(dataset))
                .containsExactly(
                        "id LongType",
                        "v StringType",
                        "s StructType(StructField(x,DoubleType,true),StructField(y,BooleanType,true))");
        assertThat(Tables.rows(dataset, "id", "v", "s/x", "s/y"))
                .containsExactly(
                        Arrays.asList(1L, "1", 1.0, null),
                        Arrays.asList(2L, "two", 0.5, true),
                        Arrays.asList(null, null, null, null));
        assertThat(dataset.files().orElseThrow().files()).hasSize(4);
        assertThat(dataset.warnings()).containsExactly(directory + "/d.json: has no bytes, and so no rows");
    }

    @Test
    void takesTheTypeOfFilesThatHaveValues() throws Exception {
        write("a.csv", "id,v", "1,", "2,");
        write("b.csv", "id,v", "3,7");
        Dataset dataset = open();
        assertThat(types(dataset)).containsExactly("id LongType", "v LongType");
        assertThat(rows(dataset))
                .containsExactly(Arrays.asList(1L, null), Arrays.asList(2L, null), Arrays.asList(3L, 7L));
    }

    @Test
    void restartsTheWholeDatasetWhenAFileChangesItsMindLate() throws Exception {
        StringBuilder late = new StringBuilder("id,v\n");
        for (int i = 0; i < 600_000; i++) {
            late.append(i).append(",1\n");
        }
        late.append("x,late\n");
        write("a.csv", "id,v", "1,2");
        Files.writeString(directory.resolve("b.csv"), late);
        Dataset dataset = open();
        assertThat(types(dataset)).containsExactly("id LongType", "v LongType");
        assertThat(dataset.isSchemaCertain()).isFalse();
        assertThatThrownBy(() -> Tables.rows(dataset, "v")).isInstanceOfSatisfying(SchemaChangedException.class, e -> {
            assertThat(types(e.replacement())).containsExactly("id StringType", "v StringType");
            assertThat(e.replacement().isSchemaCertain()).isTrue();
        });
        List<List<Object>> rows = rows(dataset);
        assertThat(rows).hasSize(600_002).startsWith(List.of("1", "2")).endsWith(List.of("x", "late"));
    }

    @Test
    void readsCompressedAndPlainFilesTogether() throws Exception {
        write("day=1/a.jsonl", "{\"id\":1}");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("{\"id\":2}\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.createDirectories(directory.resolve("day=2"));
        Files.write(directory.resolve("day=2/a.jsonl.gz"), bytes.toByteArray());
        assertThat(Tables.rows(open())).containsExactly(List.of(1L, 1L), List.of(2L, 2L));
    }

    @Test
    void recognisesRealFormatsByContent() throws Exception {
        Files.copy(Path.of(made("ds_empty_files"), "b.parquet"), directory.resolve("one"));
        write("two", "{\"id\":1}");
        write("three", "id,name", "1,x", "2,y");
        assertThat(Tables.rows(Datasets.open(directory + "/one"))).hasSize(1);
        assertThat(Tables.rows(Datasets.open(directory + "/two"))).containsExactly(List.of(1L));
        assertThat(Tables.rows(Datasets.open(directory + "/three")))
                .containsExactly(List.of(1L, "x"), List.of(2L, "y"));
    }

    @Test
    void readsRealFormatsFromAStream() throws Exception {
        byte[] parquet = Files.readAllBytes(Path.of(made("ds_empty_files"), "b.parquet"));
        Dataset dataset = Datasets.open(new ByteArrayInputStream(parquet), "stdin", OpenOptions.DEFAULT);
        assertThat(Tables.rows(dataset)).hasSize(1);
        assertThat(dataset.files()).isEmpty();
        Dataset csv = Datasets.open(
                new ByteArrayInputStream("a;b\n1;2\n".getBytes(StandardCharsets.UTF_8)),
                "stdin",
                OpenOptions.DEFAULT.withFormat("csv").withCsv("delimiter=;").withSchema("b=double"));
        assertThat(Tables.rows(csv)).containsExactly(List.of(1L, 2.0));
        assertThat(csv.files()).isEmpty();
    }

    @Test
    void tellsThatASchemaOfAStreamIsUncertain() throws Exception {
        byte[] late = ("a\n" + "1234567\n".repeat(600_000) + "x\n").getBytes(StandardCharsets.UTF_8);
        Dataset dataset = Datasets.open(new ByteArrayInputStream(late), "stdin", OpenOptions.DEFAULT.withFormat("csv"));
        assertThat(dataset.isSchemaCertain()).isFalse();
        assertThatThrownBy(() -> Tables.rows(dataset))
                .isInstanceOfSatisfying(
                        SchemaChangedException.class,
                        e -> assertThat(e.replacement().files()).isEmpty());
    }

    @Test
    void readsManySmallParquetFilesWithFewOpenFiles() throws Exception {
        byte[] parquet = Files.readAllBytes(Path.of(made("ds_empty_files"), "b.parquet"));
        for (int i = 0; i < 1_000; i++) {
            Files.write(directory.resolve("p" + i + ".parquet"), parquet);
        }
        long before = openFiles();
        Dataset dataset = open();
        List<Split> splits = dataset.splits();
        assertThat(splits).hasSize(1_000);
        assertThat(openFiles()).isLessThan(before + 10);
        assertThat(Tables.rows(dataset)).hasSize(1_000);
        assertThat(openFiles()).isLessThan(before + 10);
    }

    private static long openFiles() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(descriptors)) {
            return open.count();
        }
    }
}

package dev.assay.readers.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnStatistics;
import dev.assay.data.ColumnType;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.SchemaChangedException;
import dev.assay.data.Split;
import dev.assay.readers.Datasets;
import dev.assay.readers.OpenOptions;
import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.io.FailingFile;
import dev.assay.readers.io.LocalFile;
import dev.assay.testing.Tables;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileDatasetTest {
    @TempDir
    Path directory;

    private void fake(String path, String columns, String... rows) throws IOException {
        write(path + ".fake", "FAKE\n" + columns + "\n" + String.join("\n", rows));
    }

    private void guess(String path, String columns, String... rows) throws IOException {
        write(path + ".guess", columns + "\n" + String.join("\n", rows));
    }

    private void write(String path, String content) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private Dataset open() throws DataException {
        return Datasets.open(directory.toString());
    }

    private static List<String> types(Dataset dataset) {
        return dataset.schema().getFields().stream()
                .map(field -> field.getName() + " " + ColumnType.of(field).messageName())
                .toList();
    }

    private static List<Object> nulls(int count) {
        return Collections.nCopies(count, null);
    }

    @Test
    void readsFilesInTheOrderOfTheirPaths() throws Exception {
        fake("b", "id:int", "3");
        fake("a", "id:int", "1", "2");
        fake("a-1", "id:int", "9");
        fake("a/x", "id:int", "4");
        fake("B", "id:int", "0");
        assertThat(Tables.rows(open()))
                .containsExactly(List.of(0), List.of(9), List.of(1), List.of(2), List.of(4), List.of(3));
    }

    @Test
    void matchesColumnsByNameAndAddsThoseThatAreMissing() throws Exception {
        fake("a", "id:int name:text", "1 x");
        fake("b", "name:text id:int", "y 2");
        fake("c", "extra:double id:int", "0.5 3");
        Dataset dataset = open();
        assertThat(types(dataset)).containsExactly("id IntegerType", "name StringType", "extra DoubleType");
        assertThat(Tables.rows(dataset))
                .containsExactly(Arrays.asList(1, "x", null), Arrays.asList(2, "y", null), Arrays.asList(3, null, 0.5));
    }

    @Test
    void takesAnotherCaseForTheSameColumnIfThereIsNoDoubt() throws Exception {
        fake("a", "Id:int", "1");
        fake("b", "ID:long", "2");
        assertThat(Tables.rows(open(), "Id")).containsExactly(List.of(1L), List.of(2L));
        fake("c", "id:int iD:int", "3 4");
        assertThat(types(open())).containsExactly("Id LongType", "id IntegerType", "iD IntegerType");
    }

    @ParameterizedTest
    @CsvSource({
        "int, long, LongType",
        "long, int, LongType",
        "byte, int, IntegerType",
        "int, double, DoubleType",
        "long, double, DoubleType",
        "int, float, DoubleType",
        "float, double, DoubleType",
        "uint, int, LongType",
        "ulong, long, 'DecimalType(20,0)'",
        "ulong, double, DoubleType",
        "dec52, dec204, 'DecimalType(20,4)'",
        "dec52, long, 'DecimalType(21,2)'",
        "dec52, dec380, 'DecimalType(40,2)'",
        "dec52, double, DoubleType",
        "dec204, double, DoubleType"
    })
    void widensNumbers(String one, String other, String common) throws Exception {
        fake("a", "n:" + one, "1", "~", "7");
        fake("b", "n:" + other, "2");
        fake("c", "n:" + one, "3");
        Dataset dataset = open();
        assertThat(types(dataset)).containsExactly("n " + common);
        List<BigDecimal> numbers = new ArrayList<>();
        for (List<Object> row : Tables.rows(dataset)) {
            numbers.add(row.get(0) == null ? null : new BigDecimal(row.get(0).toString()).stripTrailingZeros());
        }
        assertThat(numbers)
                .containsExactly(
                        BigDecimal.valueOf(1),
                        null,
                        BigDecimal.valueOf(7),
                        BigDecimal.valueOf(2),
                        BigDecimal.valueOf(3));
    }

    @Test
    void widensNumbersExactly() throws Exception {
        fake("a", "n:ulong d:dec52", "18446744073709551615 -999.99");
        fake("b", "n:long d:dec380", "-9223372036854775808 " + "9".repeat(36));
        assertThat(Tables.rows(open()))
                .containsExactly(
                        List.of(new BigDecimal(new BigInteger("18446744073709551615")), new BigDecimal("-999.99")),
                        List.of(BigDecimal.valueOf(Long.MIN_VALUE), new BigDecimal("9".repeat(36) + ".00")));
    }

    @Test
    void takesTheFinerUnitOfTimestamps() throws Exception {
        fake("a", "t:ms", "1000", "~");
        fake("b", "t:ns", "5");
        assertThat(Tables.rows(open()))
                .containsExactly(
                        List.of(LocalDateTime.of(1970, 1, 1, 0, 0, 1)),
                        nulls(1),
                        List.of(LocalDateTime.of(1970, 1, 1, 0, 0, 0, 5)));
        fake("c", "t:ms", "9223372036855");
        assertThatThrownBy(() -> Tables.rows(open()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(
                        "c.fake, rows 1 to 1, column t: a time of type Timestamp(MILLISECOND, null) does not fit");
    }

    @Test
    void fillsColumnsOfTheNullTypeWithNulls() throws Exception {
        fake("a", "n:null", "~");
        fake("b", "n:int", "1");
        assertThat(Tables.rows(open())).containsExactly(nulls(1), List.of(1));
    }

    @ParameterizedTest
    @CsvSource({
        "text, int, StringType, IntegerType",
        "date, ms, DateType, TimestampNTZType",
        "ms, utc, TimestampNTZType, TimestampType"
    })
    void namesBothFilesWhenTypesConflict(String one, String other, String oneName, String otherName) throws Exception {
        fake("a", "v:" + one, "1");
        fake("b", "v:" + one, "1");
        fake("c", "v:" + other, "1");
        assertThatThrownBy(this::open)
                .isInstanceOf(DataException.class)
                .hasMessage("column 'v' is " + oneName + " in " + directory + "/a.fake but " + otherName + " in "
                        + directory + "/c.fake; such files cannot be read as one dataset");
    }

    @Test
    void mergesStructsMemberByMember() throws Exception {
        fake("a", "s/x:int s/y:text", "1 a");
        fake("b", "s/y:text s/x:long s/z:int", "b 2 3");
        fake("c", "other:int", "9");
        assertThat(Tables.rows(open(), "s/x", "s/y", "s/z", "other"))
                .containsExactly(
                        Arrays.asList(1L, "a", null, null),
                        Arrays.asList(2L, "b", 3, null),
                        Arrays.asList(null, null, null, 9));
    }

    @Test
    void appendsPartitionColumns() throws Exception {
        fake("year=2024/kind=a%2Fb/p", "id:int", "1");
        fake("year=2024/kind=__HIVE_DEFAULT_PARTITION__/p", "id:int", "2", "3");
        fake("year=2025/kind=/p", "id:int", "4");
        fake("year=-1/kind=x=y z/p", "id:int", "5");
        Dataset dataset = open();
        assertThat(types(dataset)).containsExactly("id IntegerType", "year LongType", "kind StringType");
        assertThat(Set.copyOf(Tables.rows(dataset).stream().map(List::toString).toList()))
                .containsExactlyInAnyOrder(
                        "[1, 2024, a/b]", "[2, 2024, null]", "[3, 2024, null]", "[4, 2025, ]", "[5, -1, x=y z]");
        assertThat(Tables.rows(dataset, "kind", "year")).contains(Arrays.asList("a/b", 2024L));
        assertThat(Tables.rows(dataset, "year")).hasSize(5);
        assertThat(Tables.rows(dataset, new String[0])).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, LongType",
        "01, 2, StringType",
        "+1, 2, StringType",
        "1, -0, StringType",
        "1, __HIVE_DEFAULT_PARTITION__, LongType",
        "__HIVE_DEFAULT_PARTITION__, __HIVE_DEFAULT_PARTITION__, StringType",
        "9223372036854775807, -9223372036854775808, LongType",
        "9223372036854775808, 1, StringType",
        "1.0, 2, StringType",
        "'', 2, StringType",
        "٣, 2, StringType"
    })
    void readsPartitionValuesAsNumbersOnlyIfTheyPrintBackIdentically(String one, String other, String type)
            throws Exception {
        try {
            fake("k=" + one + "/p", "id:int", "1");
        } catch (InvalidPathException e) {
            System.out.println("skipped: this JVM's locale cannot express " + one);
            return;
        }
        fake("k=" + other + "/p", "id:int", "1");
        assertThat(types(open())).containsExactly("id IntegerType", "k " + type);
    }

    @Test
    void refusesPartitionsThatDoNotFitTogether() throws Exception {
        fake("a=1/p", "id:int", "1");
        fake("b=1/p", "id:int", "1");
        assertThatThrownBy(this::open)
                .hasMessage("the files have different partition columns: a in " + directory + "/a=1/p.fake, but b in "
                        + directory + "/b=1/p.fake");
    }

    @Test
    void refusesPartitionsOfDifferentDepth() throws Exception {
        fake("a=1/b=2/p", "id:int", "1");
        fake("a=1/p", "id:int", "1");
        assertThatThrownBy(this::open).hasMessageContaining("different partition columns: a, b in ");
    }

    @Test
    void refusesAPartitionColumnThatIsInTheFilesToo() throws Exception {
        fake("id=1/p", "Id:int", "1");
        assertThatThrownBy(this::open)
                .isInstanceOf(DataException.class)
                .hasMessage("column 'id' comes from the directory names and is also a column of " + directory
                        + "/id=1/p.fake; read the files without their directories, or rename one of the two");
    }

    @Test
    void refusesPartitionDirectoriesThatNameNoColumnOrOneTwice() throws Exception {
        fake("=1/p", "id:int", "1");
        assertThatThrownBy(this::open).hasMessageContaining("the directory '=1' names no partition column");
        Files.delete(directory.resolve("=1/p.fake"));
        fake("a=1/A=2/p", "id:int", "1");
        assertThatThrownBy(this::open).hasMessageContaining("the partition column 'A' occurs twice in the path");
    }

    @Test
    void knowsPartitionAndMissingColumnsBeforeReading() throws Exception {
        fake("k=7/a", "id:int", "1", "~", "5");
        fake("k=__HIVE_DEFAULT_PARTITION__/b", "id:long extra:int", "2 1");
        fake("k=9/c", "id:int");
        List<Split> splits = open().splits();
        assertThat(splits).hasSize(4);
        ColumnStatistics seven =
                splits.get(0).statistics().column(ColumnPath.of("k")).orElseThrow();
        assertThat(seven.nullCount()).hasValue(0);
        assertThat(seven.exactBounds()).isTrue();
        assertThat(seven.minimum().orElseThrow().value()).isEqualTo(7L);
        assertThat(splits.get(0)
                        .statistics()
                        .column(ColumnPath.of("id"))
                        .orElseThrow()
                        .minimum()
                        .orElseThrow()
                        .value())
                .isEqualTo(1L);
        assertThat(splits.get(0)
                        .statistics()
                        .column(ColumnPath.of("extra"))
                        .orElseThrow()
                        .nullCount())
                .hasValue(2);
        ColumnStatistics empty =
                splits.get(2).statistics().column(ColumnPath.of("k")).orElseThrow();
        assertThat(empty).isEqualTo(new ColumnStatistics(OptionalLong.of(0), Optional.empty(), Optional.empty()));
        ColumnStatistics none =
                splits.get(3).statistics().column(ColumnPath.of("k")).orElseThrow();
        assertThat(none.nullCount()).hasValue(1);
        assertThat(none.minimum()).isEmpty();
        assertThat(Datasets.open(directory.toString(), OpenOptions.DEFAULT.withStatistics(false))
                        .splits()
                        .get(0)
                        .statistics()
                        .rows())
                .isEmpty();
    }

    @Test
    void statesNoExactBoundWhereTheRowsAreUnknown() throws Exception {
        guess("k=7/a", "id", "1");
        ColumnStatistics seven =
                open().splits().get(0).statistics().column(ColumnPath.of("k")).orElseThrow();
        assertThat(seven.nullCount()).hasValue(0);
        assertThat(seven.minimum()).isPresent();
        assertThat(seven.exactBounds()).isFalse();
    }

    @Test
    void widensInferredColumnsToText() throws Exception {
        guess("a", "v n", "1 1");
        guess("b", "v n", "x 2.5");
        guess("c", "n V", "~ ~");
        Dataset dataset = open();
        assertThat(types(dataset)).containsExactly("v StringType", "n DoubleType");
        assertThat(Tables.rows(dataset))
                .containsExactly(List.of("1", 1.0), List.of("x", 2.5), Arrays.asList(null, null));
    }

    @Test
    void replacesTheWholeDatasetWhenOneFileDoesNotFitItsSample() throws Exception {
        guess("a", "v", "1", "2", "3");
        guess("b", "v", "4", "5", "6", "late");
        guess("c", "v", "7", "7.5");
        Dataset dataset = open();
        assertThat(types(dataset)).containsExactly("v LongType");
        List<Dataset> replacements = new ArrayList<>();
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> Tables.rows(dataset)).isInstanceOfSatisfying(SchemaChangedException.class, e -> {
                assertThat(e).hasMessage(directory + "/b.guess: row 4 does not fit");
                replacements.add(e.replacement());
            });
        }
        assertThat(replacements.get(0)).isSameAs(replacements.get(1));
        Dataset whole = replacements.get(0);
        assertThat(whole.name()).isEqualTo(dataset.name());
        assertThat(types(whole)).containsExactly("v StringType");
        assertThat(Tables.rows(whole)).hasSize(9).contains(List.of("late"), List.of("7"), List.of("7.5"), List.of("1"));
    }

    @Test
    void failsAsAWholeWhenOneFileIsBad() throws Exception {
        fake("a", "id:int", "1", "2", "3");
        fake("b", "id:int", "1", "x");
        fake("c", "id:int", "1");
        assertThatThrownBy(() -> Tables.rows(open()))
                .isInstanceOf(DataException.class)
                .hasMessage(directory + "/b.fake: row 2 is damaged: [x]");
        write("b.fake", "no");
        assertThatThrownBy(this::open)
                .isInstanceOf(DataException.class)
                .hasMessage(directory + "/b.fake: is no fake file");
    }

    @Test
    void reportsEveryFailingReadAndClosesTheFile() throws Exception {
        fake("a", "id:int", "1", "2", "3");
        int failures = 0;
        while (true) {
            FailingFile file = new FailingFile(LocalFile.of(directory.resolve("a.fake"), "a.fake"), failures + 1);
            try {
                Dataset dataset = FileDatasets.open(
                        "a", List.of(new FoundFile(file, "a.fake")), Optional.empty(), FormatOptions.DEFAULT);
                assertThat(Tables.rows(dataset)).hasSize(3);
                break;
            } catch (DataException e) {
                assertThat(e).hasMessage("a.fake: disk on fire");
                failures++;
            } finally {
                assertThat(file.stillOpen()).isZero();
            }
        }
        assertThat(failures).isEqualTo(2);
    }

    @Test
    void tellsTheFiles() throws Exception {
        fake("k=a b/p", "id:int", "1");
        Dataset dataset = open();
        assertThat(dataset.files().orElseThrow().files()).singleElement().satisfies(fact -> {
            assertThat(fact.uri()).isEqualTo("file://" + directory + "/k=a%20b/p.fake");
            assertThat(fact.bytes()).isEqualTo(Files.size(directory.resolve("k=a b/p.fake")));
            assertThat(fact.modified())
                    .isEqualTo(Files.getLastModifiedTime(directory.resolve("k=a b/p.fake"))
                            .toInstant());
        });
        assertThat(dataset.warnings()).containsExactly(directory + "/k=a b/p.fake: this is a fake");
        assertThat(dataset.name()).isEqualTo(directory.toString());
    }

    @Test
    void evaluatesFilesWithoutRows() throws Exception {
        fake("a", "id:int");
        fake("b", "id:int", "1");
        assertThat(Tables.rows(open())).containsExactly(List.of(1));
        Files.delete(directory.resolve("b.fake"));
        assertThat(Tables.rows(open())).isEmpty();
    }

    @Test
    void isSharedByThreads() throws Exception {
        for (int i = 0; i < 20; i++) {
            fake("k=" + i + "/p", "id:int", "" + i, "~", "7");
        }
        Dataset dataset = open();
        List<List<Object>> expected = Tables.rows(dataset);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<List<Object>>>> results = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                results.add(threads.submit(() -> Tables.rows(dataset)));
            }
            for (Future<List<List<Object>>> result : results) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void opensTenThousandFiles() throws Exception {
        byte[] content = "FAKE\nid:int\n1\n".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 10_000; i++) {
            Files.write(directory.resolve("p" + i + ".fake"), content);
        }
        Dataset dataset = open();
        List<Split> splits = dataset.splits();
        assertThat(splits).hasSize(10_000);
        long rows = 0;
        Set<String> descriptions = new HashSet<>();
        for (Split split : splits) {
            rows += split.statistics().rows().orElseThrow();
            descriptions.add(split.description());
        }
        assertThat(rows).isEqualTo(10_000);
        assertThat(descriptions).hasSize(10_000);
    }

    @Test
    void keepsFieldsAsTheyAreInASingleFile() throws Exception {
        fake("a", "id:int:required s/x:int", "1 2");
        Field id = open().schema().findField("id");
        assertThat(id.isNullable()).isFalse();
        fake("b", "s/x:int", "2");
        assertThat(open().schema().findField("id").isNullable()).isTrue();
    }
}

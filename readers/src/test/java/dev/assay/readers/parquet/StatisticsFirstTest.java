package dev.assay.readers.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.Assay;
import dev.assay.EvaluationBuilder;
import dev.assay.Ruleset;
import dev.assay.data.DataException;
import dev.assay.readers.Datasets;
import dev.assay.result.Evaluation;
import dev.assay.result.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a file says about itself, the answers are those of its data; and what it says is used where it can be. */
class StatisticsFirstTest {
    private static final int ROWS = 6000;
    private static final int ROWS_OF_A_DAY = 1000;
    private static final String RULES = """
            Rules = [
              RowCount = 6000, IsComplete "id", Completeness "text" between 0.8 and 0.95, ColumnValues "id" between -1 and 6000,
              ColumnValues "id" between 10 and 50, ColumnValues "day" between "2024-01-01" and "2024-01-07",
              ColumnValues "text" matches "t.*", ColumnValues "text" != "t", ColumnValues "real" < 700, Mean "real" < 1000,
              ColumnLength "text" between 2 and 100,
              Mean "id" between 2000 and 3000 where "day = '2024-01-03'",
              ColumnValues "id" > 0 where "day > '2030-01-01'",
              ColumnValues "text" = "" where "id between 2500 and 2600 and day < '2024-01-03'",
              RowCount = 1000 where "day >= '2024-01-06' and id >= 0",
              Completeness "text" = 0.9 where "text is null or id >= 0"
            ]
            """;

    /** What is done to each chunk of a good file's footer. */
    private enum Edit {
        NONE((name, chunk) -> {}),
        ABSENT((name, chunk) -> {
            chunk.getMeta_data().unsetStatistics();
            chunk.unsetColumn_index_offset();
        }),
        PER_PAGE_ONLY((name, chunk) -> chunk.getMeta_data().unsetStatistics()),
        TRUNCATED((name, chunk) -> {
            if (name.equals("text")) {
                statistics(chunk)
                        .setMin_value("t".getBytes(StandardCharsets.UTF_8))
                        .setMax_value("u".getBytes(StandardCharsets.UTF_8));
                statistics(chunk).unsetIs_max_value_exact();
                statistics(chunk).unsetIs_min_value_exact();
            }
        }),
        REVERSED((name, chunk) -> {
            byte[] low = statistics(chunk).getMin_value();
            statistics(chunk).setMin_value(statistics(chunk).getMax_value());
            statistics(chunk).setMax_value(low);
        }),
        TOO_MANY_NULLS((name, chunk) -> statistics(chunk).setNull_count(ROWS + 1)),
        WRONG_WIDTH((name, chunk) -> statistics(chunk).setMax_value(new byte[] {1, 2, 3})),
        NO_NULL_COUNT((name, chunk) -> statistics(chunk).unsetNull_count()),
        INDEX_ELSEWHERE((name, chunk) -> {
            chunk.getMeta_data().unsetStatistics();
            chunk.setColumn_index_offset(4);
        }),
        INDEX_OF_ANOTHER_LENGTH((name, chunk) -> {
            chunk.getMeta_data().unsetStatistics();
            chunk.setColumn_index_length(chunk.getColumn_index_length() - 1);
        });

        private final BiConsumer<String, ColumnChunk> change;

        Edit(BiConsumer<String, ColumnChunk> change) {
            this.change = change;
        }
    }

    @TempDir
    private static Path folder;

    private static Path good;

    @BeforeAll
    static void write() throws Exception {
        good = folder.resolve("good.parquet");
        try (RootAllocator allocator = new RootAllocator();
                BigIntVector id = new BigIntVector("id", allocator);
                DateDayVector day = new DateDayVector("day", allocator);
                Float8Vector real = new Float8Vector("real", allocator);
                VarCharVector text = new VarCharVector("text", allocator)) {
            for (int row = 0; row < ROWS; row++) {
                id.setSafe(row, row);
                day.setSafe(row, 19_723 + row / ROWS_OF_A_DAY);
                real.setSafe(row, row / 10.0);
                if (row % 10 != 0) {
                    text.setSafe(row, ("text-" + row % 700 * 31).getBytes(StandardCharsets.UTF_8));
                }
            }
            List<FieldVector> vectors = List.of(id, day, real, text);
            vectors.forEach(vector -> vector.setValueCount(ROWS));
            VectorSchemaRoot root = new VectorSchemaRoot(
                    vectors.stream().map(FieldVector::getField).toList(), vectors, ROWS);
            try (ParquetRowWriter writer = ParquetRowWriter.create(
                    good, root.getSchema(), WriteOptions.DEFAULT.withRowGroupRows(ROWS_OF_A_DAY))) {
                writer.write(root);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Edit.class)
    void answersAreThoseOfTheDataWhateverTheFooterSays(Edit edit) throws Exception {
        Path file = edited(edit);
        List<Outcome> expected = evaluation(good).statistics(false).run().outcomes();
        assertThat(verdicts(evaluation(file).run().outcomes())).isEqualTo(verdicts(expected));
        assertThat(verdicts(evaluation(file).verify(true).run().outcomes())).isEqualTo(verdicts(expected));
    }

    @Test
    void boundsOfPagesDecideWhereTheFooterHasNone() throws Exception {
        // Bounds of pages need not be values, so that they decide conditions, but not what the minimum is.
        String rules = "Rules = [ IsComplete \"id\", ColumnValues \"id\" != 7000 ]";
        Evaluation perPage = evaluation(rules, edited(Edit.PER_PAGE_ONLY)).run();
        assertThat(perPage.scan().bytesRead()).isZero();
        assertThat(perPage.passed()).isTrue();
        assertThat(evaluation(rules, edited(Edit.ABSENT)).run().scan().bytesRead())
                .isPositive();
    }

    @Test
    void aFilterIsAnsweredBySplitsWhoseBoundsDecideIt() throws Exception {
        String all = "Rules = [ Mean \"real\" > 0 ]";
        String some = "Rules = [ Mean \"real\" > 0 where \"day = '2024-01-03'\" ]";
        String none = "Rules = [ RowCount = 0 where \"day < '2020-01-01'\" ]";
        long bytesOfAll = evaluation(all, good).run().scan().bytesRead();
        Evaluation oneDay = evaluation(some, good).run();
        assertThat(oneDay.scan().bytesRead()).isBetween(1L, bytesOfAll / 4);
        assertThat(oneDay.scan().splitsFromStatistics()).isEqualTo(5);
        Evaluation noDay = evaluation(none, good).run();
        assertThat(noDay.scan().bytesRead()).isZero();
        assertThat(noDay.passed()).isTrue();
    }

    @Test
    void columnsOfSplitsInWhichTheFilterSelectsNoRowAreLeftAlone() throws Exception {
        // No statistics decide a pattern.
        String rare = "Rules = [ Mean \"real\" > 0 where \"text like 'text-%' and length(text) > 100\" ]";
        String filterOnly = "Rules = [ RowCount = 0 where \"text like 'text-%' and length(text) > 100\" ]";
        assertThat(evaluation(rare, good).run().scan().bytesRead())
                .isEqualTo(evaluation(filterOnly, good).run().scan().bytesRead());
    }

    @Test
    void verifyFindsStatisticsThatLie() throws Exception {
        Path lying = edited("lying", (name, chunk) -> {
            if (name.equals("id")) {
                statistics(chunk).setMin_value(number(100_000)).setMax_value(number(100_001));
            }
        });
        String rules = "Rules = [ ColumnValues \"id\" < 6000 ]";
        assertThat(evaluation(rules, lying).run().passed()).isFalse();
        assertThat(evaluation(rules, lying).statistics(false).run().passed()).isTrue();
        assertThatThrownBy(() -> evaluation(rules, lying).verify(true).run())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("do not describe its data; evaluate it with --no-statistics")
                .hasMessageContaining("ColumnValues");
    }

    private static List<String> verdicts(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome.description() + " " + outcome.verdict() + " " + outcome.metrics())
                .toList();
    }

    private static EvaluationBuilder evaluation(Path file) throws Exception {
        return evaluation(RULES, file);
    }

    private static EvaluationBuilder evaluation(String rules, Path file) throws Exception {
        return Assay.evaluation(Ruleset.parse(rules), Datasets.open(file));
    }

    private static Path edited(Edit edit) throws Exception {
        return edited(edit.name(), edit.change);
    }

    /** The good file with another footer. */
    private static Path edited(String name, BiConsumer<String, ColumnChunk> change) throws Exception {
        byte[] bytes = Files.readAllBytes(good);
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
        int start = bytes.length - 8 - length;
        FileMetaData meta = Util.readFileMetaData(new ByteArrayInputStream(bytes, start, length));
        meta.getRow_groups()
                .forEach(group -> group.getColumns()
                        .forEach(chunk -> change.accept(
                                String.join(".", chunk.getMeta_data().getPath_in_schema()), chunk)));
        ByteArrayOutputStream footer = new ByteArrayOutputStream();
        Util.writeFileMetaData(meta, footer);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(bytes, 0, start);
        whole.write(footer.toByteArray());
        whole.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(footer.size())
                .array());
        whole.write(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
        return Files.write(folder.resolve(name + ".parquet"), whole.toByteArray());
    }

    private static Statistics statistics(ColumnChunk chunk) {
        return chunk.getMeta_data().getStatistics();
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }
}

package dev.assay.readers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Assay;
import dev.assay.Ruleset;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.internal.io.StagedFile;
import dev.assay.readers.parquet.ParquetRows;
import dev.assay.result.Evaluation;
import dev.assay.rows.CellText;
import dev.assay.rows.RowBatch;
import dev.assay.rows.RowSelection;
import dev.assay.rows.RowSink;
import dev.assay.rows.RowTable;
import dev.assay.rows.RowVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Row outputs of real files: every row once, in order, with its values, and the same again from the file that was written. */
@Timeout(120)
class RowOutputsTest {
    private static final String RULES = "Rules = [ RowCount >= 0, DuplicateRowCount >= 0 ]";

    @TempDir
    Path folder;

    static Stream<Path> files() throws IOException {
        return CorpusFiles.sample().stream().filter(file -> !CorpusFiles.isBomb(file));
    }

    /** Keeps all cells as text. */
    private static final class Texts implements RowSink {
        private final List<String> rows = new ArrayList<>();
        private final List<CellText> columns = new ArrayList<>();
        private final boolean dataOnly;

        Texts(boolean dataOnly) {
            this.dataOnly = dataOnly;
        }

        @Override
        public String target() {
            return "the test";
        }

        @Override
        public void begin(RowTable table) {
            table.columns().stream()
                    .filter(column -> !dataOnly || !column.name().startsWith("DataQuality"))
                    .forEach(column -> columns.add(CellText.of(column.type())));
        }

        @Override
        public void write(RowBatch batch) {
            for (int row = 0; row < batch.rows(); row++) {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < columns.size(); i++) {
                    text.append(
                                    batch.column(i).isNull(row)
                                            ? "null"
                                            : columns.get(i).of(batch.column(i), row))
                            .append('|');
                }
                if (batch.verdict(0, row) != RowVerdict.SKIP) {
                    throw new IllegalStateException("RowCount says something of a row");
                }
                rows.add(text.toString());
            }
        }

        @Override
        public void commit() {}

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyRowComesOnceAndComesBack(Path file) throws Exception {
        Dataset dataset;
        Evaluation evaluation;
        Texts texts = new Texts(false);
        Path copy = folder.resolve("copy.parquet");
        try {
            dataset = Datasets.open(file.toString());
            evaluation = Assay.evaluation(Ruleset.parse(RULES), dataset)
                    .memory(512L << 20)
                    .timeout(Duration.ofSeconds(60))
                    .rows(texts)
                    .rows(new ParquetRows(copy, RowSelection.ALL, StagedFile.Watcher.NONE))
                    .run();
        } catch (DataException e) {
            // A bad file: nothing may be left behind.
            assertThat(copy).doesNotExist();
            return;
        }
        long rows = evaluation
                .outcomes()
                .get(0)
                .metrics()
                .values()
                .iterator()
                .next()
                .longValue();
        assertThat(texts.rows).hasSize(Math.toIntExact(rows));
        if (!evaluation.rowProblems().isEmpty()) {
            // Types that Parquet cannot hold, and names that are there twice for it.
            assertThat(evaluation.rowProblems().toString()).contains("copy.parquet");
            assertThat(Files.exists(copy)).isFalse();
            return;
        }
        Texts again = new Texts(true);
        try {
            Assay.evaluation(Ruleset.parse(RULES), Datasets.open(copy.toString()))
                    .rows(again)
                    .run();
        } catch (DataException e) {
            // Arrow files may hold texts that are none; Parquet's reader refuses them.
            assertThat(e).hasMessageContaining("is not UTF-8");
            return;
        }
        assertThat(again.rows).hasSameSizeAs(texts.rows);
        if (texts.columns.size() == again.columns.size()) {
            for (int i = 0; i < texts.rows.size(); i++) {
                assertThat(again.rows.get(i)).as("row " + (i + 1)).isEqualTo(texts.rows.get(i));
            }
        }
    }
}

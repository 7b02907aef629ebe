package dev.assay.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.Assay;
import dev.assay.EvaluationBuilder;
import dev.assay.Ruleset;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.result.Evaluation;
import dev.assay.result.Outcome;
import dev.assay.testing.RebatchedDataset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every rule on every real file, evaluated in every way that must make no difference: with statistics and without, on any number of
 * threads, in batches of any size.
 */
class EvaluationMatrixTest {
    /** Its footer states wrong but possible bounds, which only reading the data shows. */
    private static final String LYING = "filter_pushdown_int_lying_stats.parquet";

    private static final int MOST_ROWS_ONE_BY_ONE = 3_000;

    @TestFactory
    Stream<DynamicTest> everyWayGivesTheSameAnswers() throws IOException {
        return CorpusFiles.sample().stream()
                .filter(file -> !CorpusFiles.isBomb(file))
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> check(file)));
    }

    private static void check(Path file) throws Exception {
        Dataset dataset;
        Ruleset ruleset;
        Evaluation expected;
        try {
            dataset = Datasets.open(file);
            ruleset = EveryRule.of(dataset);
            expected =
                    run(ruleset, dataset, builder -> builder.statistics(false).threads(1));
        } catch (DataException e) {
            // How such a file must end is asked by the tests of its format.
            return;
        }
        assertThat(expected.outcomes()).hasSize(ruleset.document().rules().size());
        for (int threads : new int[] {2, 7}) {
            assertThat(run(
                                    ruleset,
                                    dataset,
                                    builder -> builder.statistics(false).threads(threads))
                            .outcomes())
                    .as("%d threads", threads)
                    .isEqualTo(expected.outcomes());
        }
        for (int rows : new int[] {1, 3, 1024}) {
            if (expected.scan().rowsRead() <= (long) MOST_ROWS_ONE_BY_ONE * rows) {
                Dataset cut = new RebatchedDataset(dataset, rows);
                assertThat(run(ruleset, cut, builder -> builder.statistics(false))
                                .outcomes())
                        .as("batches of %d rows", rows)
                        .isEqualTo(expected.outcomes());
            }
        }
        if (file.endsWith(LYING)) {
            assertThatThrownBy(() -> run(ruleset, dataset, builder -> builder.verify(true)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("do not describe its data")
                    .hasMessageContaining("--no-statistics");
            return;
        }
        Evaluation fast = run(ruleset, dataset, builder -> builder);
        assertThat(withoutOrigin(fast)).as("with statistics").isEqualTo(withoutOrigin(expected));
        assertThatCode(() -> run(ruleset, dataset, builder -> builder.verify(true)))
                .doesNotThrowAnyException();
    }

    private static Evaluation run(Ruleset ruleset, Dataset dataset, UnaryOperator<EvaluationBuilder> settings)
            throws DataException {
        return settings.apply(Assay.evaluation(ruleset, dataset).now(Instant.parse("2026-01-01T00:00:00Z")))
                .run();
    }

    private static List<List<Object>> withoutOrigin(Evaluation evaluation) {
        List<List<Object>> lines = new ArrayList<>();
        for (Outcome outcome : evaluation.outcomes()) {
            lines.add(List.of(
                    outcome.name(),
                    outcome.description(),
                    outcome.verdict(),
                    outcome.cause(),
                    outcome.message(),
                    outcome.metrics()));
        }
        return lines;
    }
}

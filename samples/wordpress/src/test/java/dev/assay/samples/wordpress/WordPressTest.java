package dev.assay.samples.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Assay;
import dev.assay.Ruleset;
import dev.assay.metric.MetricKey;
import dev.assay.readers.Datasets;
import dev.assay.result.Evaluation;
import dev.assay.result.Outcome;
import dev.assay.result.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The figures of the documentation, on the Parquet and on the raw JSON form of the same rows. */
class WordPressTest {
    private static final Path DATA = Path.of("target", "data");
    private static final Instant NOW = Instant.parse("2025-03-18T06:02:11Z");

    @BeforeAll
    static void generate() throws IOException {
        GenerateData.write(DATA);
    }

    @Test
    void nineteenRulesPassAndOneFailsOnParquet() throws Exception {
        assertFigures(check(GenerateData.SILVER));
    }

    @Test
    void nineteenRulesPassAndOneFailsOnRawJson() throws Exception {
        assertFigures(check(GenerateData.JSON));
    }

    @Test
    void parquetAndJsonGiveTheSameOutcomes() throws Exception {
        List<Outcome> parquet = check(GenerateData.SILVER).outcomes();
        List<Outcome> json = check(GenerateData.JSON).outcomes();
        for (int i = 0; i < parquet.size(); i++) {
            assertThat(json.get(i).verdict()).isEqualTo(parquet.get(i).verdict());
            assertThat(json.get(i).message()).isEqualTo(parquet.get(i).message());
            assertThat(json.get(i).metrics()).isEqualTo(parquet.get(i).metrics());
        }
    }

    @Test
    void everyRuleOfThePostsHolds() throws Exception {
        Evaluation result = Assay.evaluation(
                        Ruleset.read(Path.of("silver-posts.dqdl")),
                        Datasets.open(DATA.resolve(GenerateData.POSTS).toString()))
                .now(NOW)
                .run();
        result.orThrow();
        assertThat(result.outcomes()).hasSize(16);
    }

    private static void assertFigures(Evaluation result) {
        assertThat(result.outcomes()).hasSize(20);
        assertThat(result.passedCount()).isEqualTo(19);
        assertThat(result.score()).hasValue(0.95);
        assertThat(result.outcomes().stream().map(Outcome::verdict)).doesNotContain(Verdict.ERROR);
        Outcome failing = result.failures().get(0);
        assertThat(failing.name()).isEqualTo("Rule_12");
        assertThat(failing.message()).contains("Value: 0.9763982102908277 does not meet the constraint requirement.");
        assertMetrics(result, 1, "Dataset.*.ColumnCount", 10);
        assertMetrics(result, 2, "Dataset.*.RowCount", 8940);
        assertMetrics(result, 3, "Dataset.wordpress_api.bronze-statistics_pages.RowCountMatch", 1);
        assertMetrics(result, 4, "Column.page_id.Completeness", 1, "Column.page_id.Uniqueness", 1);
        assertMetrics(result, 10, "Column.count.Maximum", 93, "Column.count.Minimum", 1);
        assertMetrics(result, 20, "Column.date_day.Maximum", 31, "Column.date_day.Minimum", 1);
    }

    private static void assertMetrics(Evaluation result, int rule, Object... keysAndValues) {
        TreeMap<String, Double> actual = new TreeMap<>();
        result.outcomes()
                .get(rule - 1)
                .metrics()
                .forEach((MetricKey key, Number value) -> actual.put(key.toString(), value.doubleValue()));
        TreeMap<String, Double> expected = new TreeMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            expected.put((String) keysAndValues[i], ((Integer) keysAndValues[i + 1]).doubleValue());
        }
        assertThat(actual).isEqualTo(expected);
    }

    private static Evaluation check(String file) throws Exception {
        return Assay.evaluation(
                        Ruleset.read(Path.of("silver-statistics_pages.dqdl")),
                        Datasets.open(DATA.resolve(file).toString()))
                .reference(
                        "wordpress_api.bronze-statistics_pages",
                        Datasets.open(DATA.resolve(GenerateData.BRONZE).toString()))
                .reference(
                        "wordpress_api.silver-posts",
                        Datasets.open(DATA.resolve(GenerateData.POSTS).toString()))
                .now(NOW)
                .run();
    }
}

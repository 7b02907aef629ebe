package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.Dataset;
import dev.assay.data.memory.Records;
import dev.assay.result.AnalyzerOutcome;
import dev.assay.result.Evaluation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Analyzers measure without judging. */
class AnalyzersTest {
    private static final Dataset ORDERS = Records.ofMaps(
            "orders",
            List.of(
                    Map.of("price", 2.0, "country", "DE"),
                    Map.of("price", 4.0, "country", "FR"),
                    Map.of("price", 0.0)));

    private static Map<String, Number> metrics(AnalyzerOutcome analyzer) {
        Map<String, Number> metrics = new LinkedHashMap<>();
        analyzer.metrics().forEach((key, value) -> metrics.put(key.toString(), value));
        return metrics;
    }

    private static Evaluation check(String ruleset) throws Exception {
        return Assay.check(ruleset, ORDERS);
    }

    @Test
    void measureWhatTheRuleOfTheirTypeWould() throws Exception {
        List<AnalyzerOutcome> analyzers = check(
                        "Analyzers = [ RowCount, Completeness \"country\", Mean \"price\", ColumnValues \"price\","
                                + " ColumnValues \"country\", ColumnLength \"country\", ColumnCorrelation \"price\" \"price\" ]")
                .analyzers();
        assertThat(analyzers.stream().map(AnalyzersTest::metrics))
                .containsExactly(
                        Map.of("Dataset.*.RowCount", 3L),
                        Map.of("Column.country.Completeness", 2.0 / 3),
                        Map.of("Column.price.Mean", 2.0),
                        Map.of("Column.price.Minimum", 0.0, "Column.price.Maximum", 4.0),
                        Map.of("Column.country.MinimumLength", 0.0, "Column.country.MaximumLength", 2.0),
                        Map.of("Column.country.MinimumLength", 0.0, "Column.country.MaximumLength", 2.0),
                        Map.of("Multicolumn.price,price.ColumnCorrelation", 1.0));
        assertThat(analyzers).allMatch(analyzer -> analyzer.message().isEmpty());
        assertThat(analyzers.get(1).name()).isEqualTo("Analyzer_2");
        assertThat(analyzers.get(1).description()).isEqualTo("Completeness \"country\"");
    }

    @Test
    void recordAllStatisticsOfAColumnOrOfAllOfThem() throws Exception {
        List<AnalyzerOutcome> analyzers = check(
                        "Analyzers = [ AllStatistics \"price\", AllStatistics \"country\", AllStatistics AllColumns ]")
                .analyzers();
        assertThat(metrics(analyzers.get(0)).keySet())
                .containsExactly(
                        "Column.price.Completeness",
                        "Column.price.Entropy",
                        "Column.price.Maximum",
                        "Column.price.Mean",
                        "Column.price.Minimum",
                        "Column.price.StandardDeviation",
                        "Column.price.Sum",
                        "Column.price.Uniqueness",
                        "Dataset.*.ColumnCount",
                        "Dataset.*.RowCount");
        assertThat(metrics(analyzers.get(1)))
                .containsEntry("Column.country.MaximumLength", 2.0)
                .containsEntry("Dataset.*.ColumnCount", 2L)
                .doesNotContainKey("Column.country.Mean");
        assertThat(metrics(analyzers.get(2)))
                .containsAllEntriesOf(metrics(analyzers.get(0)))
                .containsAllEntriesOf(metrics(analyzers.get(1)));
    }

    @Test
    void doNotChangeTheScoreWhenTheyFail() throws Exception {
        Evaluation evaluation =
                check("Rules = [ RowCount = 3 ] Analyzers = [ Mean \"country\", Sum \"gone\", RowCount ]");
        assertThat(evaluation.score()).hasValue(1.0);
        assertThat(evaluation.analyzers().get(0).message().orElse("")).contains("StringType");
        assertThat(evaluation.analyzers().get(1).message()).contains("Input data does not include column gone!");
        assertThat(evaluation.analyzers().get(0).metrics()).isEmpty();
        assertThat(metrics(evaluation.analyzers().get(2))).containsEntry("Dataset.*.RowCount", 3L);
    }

    @Test
    void mayStandAlone() throws Exception {
        Evaluation evaluation = check("Analyzers = [ RowCount ]");
        assertThat(evaluation.score()).isEmpty();
        assertThat(evaluation.passed()).isTrue();
    }
}

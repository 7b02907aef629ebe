package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.Dataset;
import dev.assay.data.memory.Records;
import dev.assay.history.HistoryException;
import dev.assay.history.InMemoryHistory;
import dev.assay.history.MetricsHistory;
import dev.assay.history.Point;
import dev.assay.history.Run;
import dev.assay.history.Series;
import dev.assay.result.Cause;
import dev.assay.result.Evaluation;
import dev.assay.result.Observation;
import dev.assay.result.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that look back, and what they look back at. */
class HistoryTest {
    private static final Instant START = Instant.parse("2025-03-01T06:00:00Z");
    private final InMemoryHistory history = new InMemoryHistory();

    private static Dataset rows(int count) {
        return Records.ofMaps(
                "rows", IntStream.range(0, count).mapToObj(i -> Map.of("x", i)).toList());
    }

    private Evaluation run(int day, int rows, String ruleset) throws Exception {
        return builder(day, rows, ruleset).run();
    }

    private EvaluationBuilder builder(int day, int rows, String ruleset) throws Exception {
        return Assay.evaluation(Ruleset.parse(ruleset), rows(rows))
                .context("nightly")
                .now(START.plus(Duration.ofDays(day)))
                .history(history);
    }

    private Outcome only(int day, int rows, String rule) throws Exception {
        return run(day, rows, "Rules = [ " + rule + " ]").outcomes().get(0);
    }

    /** Runs with 10, 20, 30, 40 rows on days 1 to 4. */
    private void fourRuns() throws Exception {
        for (int day = 1; day <= 4; day++) {
            run(day, day * 10, "Rules = [ RowCount > 0 ]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "last()|40.0",
                "last(1)|40.0",
                "avg(last(4))|25.0",
                "avg(last(2))|35.0",
                "sum(last(9))|100.0",
                "min(last(3))|20.0",
                "max(last(3))|40.0",
                "median(last(4))|25.0",
                "median(last(3))|30.0",
                "std(last(2))|5.0",
                "index(last(3), 2)|20.0",
                "abs(last() - 100)|60.0",
                "percentile(last(4), 50)|25.0",
                "avg(last(2)) + 1 * 2|72.0",
            })
    void dynamicOperandsAreComputedFromEarlierValues(String operand, String value) throws Exception {
        fourRuns();
        Outcome outcome = only(9, 7, "RowCount = " + operand);
        assertThat(outcome.evaluatedRule().orElse("-")).contains(value);
        assertThat(outcome.cause()).contains(Cause.NOT_MET);
        assertThat(only(10, (int) Double.parseDouble(value), "RowCount = " + value)
                        .passed())
                .isTrue();
    }

    @Test
    void aRuleSeesItsOwnMetricOfItsOwnFilterOnly() throws Exception {
        run(1, 10, "Rules = [ RowCount > 0 where \"x < 3\", RowCount > 0 ]");
        assertThat(only(2, 5, "RowCount = last() where \"x < 3\"").evaluatedRule())
                .contains("RowCount = 3.0 where \"x < 3\"");
        assertThat(only(3, 5, "RowCount = last()").evaluatedRule()).contains("RowCount = 10.0");
        assertThat(only(4, 5, "Mean \"x\" = last()").evaluatedRule()).contains("Mean \"x\" = 0.0");
    }

    @Test
    void theCurrentValueIsNotItsOwnHistoryAndLaterOnesAreNotSeen() throws Exception {
        fourRuns();
        assertThat(only(3, 30, "RowCount = last()").evaluatedRule()).contains("RowCount = 20.0");
    }

    @Test
    void everyMetricIsKeptWhetherItsRulePassedOrNot() throws Exception {
        run(1, 4, "Rules = [ (RowCount > 99) or (Mean \"x\" > 99), Sum \"y\" > 1 ] Analyzers = [ Entropy \"x\" ]");
        assertThat(history.all("nightly").get(0).values().stream()
                        .map(value -> value.series().metric())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("Dataset.*.RowCount", "Column.x.Mean", "Column.x.Entropy");
    }

    @Test
    void withoutAnyEarlierValueLastIsZeroOrTheRulePasses() throws Exception {
        String rule = "Rules = [ RowCount between 0.9 * avg(last(7)) and 1.1 * avg(last(7)) ]";
        assertThat(run(1, 10, rule).passed()).isFalse();
        InMemoryHistory empty = new InMemoryHistory();
        assertThat(builder(1, 10, rule)
                        .history(empty)
                        .option("empty-history", "PASS")
                        .run()
                        .passed())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RowCount > last(3)|Rule threshold results in list, and a single value is expected. Use aggregation functions",
                "RowCount > index(last(3), 9)|there are only 3 earlier values",
                "RowCount > index(last(3), -1)|Function index used in threshold requires positive integer argument.",
                "RowCount > index(last(3), 1.5)|Index argument must be an integer.",
                "RowCount > avg(last(0))|positive integer",
                "ColumnLength \"x\" > last()|ColumnLength rule only supports numeric operands in conditions.",
            })
    void mistakesInDynamicOperandsAreTheRulesOwn(String rule, String message) throws Exception {
        fourRuns();
        Outcome outcome = only(9, 7, rule);
        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.message().orElse("-")).contains(message);
    }

    @Test
    void withoutAHistoryDynamicRulesSaySo() throws Exception {
        for (String rule : List.of("RowCount > avg(last(3))", "DetectAnomalies \"RowCount\"")) {
            Outcome outcome =
                    Assay.check("Rules = [ " + rule + " ]", rows(3)).outcomes().get(0);
            assertThat(outcome.cause()).contains(Cause.BAD_OPERAND);
            assertThat(outcome.message().orElse("-")).startsWith("Dynamic rules require job context");
        }
    }

    /** A store that is broken for reading or for writing. */
    private record Broken(boolean reads) implements MetricsHistory {
        @Override
        public List<Point> last(String context, Series series, int limit, Instant before) throws HistoryException {
            if (reads) {
                return List.of();
            }
            throw new HistoryException("history x.json is damaged");
        }

        @Override
        public void append(Run run) throws HistoryException {
            throw new HistoryException("history x.json: cannot be written: no space left");
        }

        @Override
        public boolean annotate(String context, Instant at, Series series, boolean included) {
            return false;
        }
    }

    @Test
    void aDamagedHistoryFailsTheRulesThatNeedItAndNoOthers() throws Exception {
        Evaluation evaluation = builder(1, 3, "Rules = [ RowCount > last(), RowCount = 3 ]")
                .history(new Broken(false))
                .run();
        assertThat(evaluation.outcomes().get(0).cause()).contains(Cause.BAD_OPERAND);
        assertThat(evaluation.outcomes().get(0).message()).contains("history x.json is damaged");
        assertThat(evaluation.outcomes().get(1).passed()).isTrue();
        assertThat(evaluation.warnings()).contains("no observations: history x.json is damaged");
    }

    @Test
    void aHistoryThatCannotBeWrittenIsReportedWithAWholeResult() throws Exception {
        Evaluation evaluation = builder(1, 3, "Rules = [ RowCount = 3 ]")
                .history(new Broken(true))
                .run();
        assertThat(evaluation.passed()).isTrue();
        assertThat(evaluation.historyProblem()).contains("history x.json: cannot be written: no space left");
    }

    @Test
    void verifyingWritesOnce() throws Exception {
        builder(1, 3, "Rules = [ RowCount = 3 ]").verify(true).run();
        assertThat(history.all("nightly")).hasSize(1);
    }

    @Test
    void anomaliesAreDetectedWithPredictionAndObservation() throws Exception {
        for (int day = 0; day < 10; day++) {
            Outcome outcome = only(day, 100 + day % 3, "DetectAnomalies \"RowCount\"");
            assertThat(outcome.passed()).as(outcome.message().orElse("")).isTrue();
            if (day < 3) {
                assertThat(outcome.message()).contains("Not enough data to detect anomalies: " + day + " of 3");
            }
        }
        Evaluation evaluation = run(10, 400, "Rules = [ DetectAnomalies \"RowCount\", RowCount > 0 ]");
        Outcome outcome = evaluation.outcomes().get(0);
        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.message().orElse("-"))
                .matches("Value: 400\\.0 is outside the predicted range \\[9.*, 10.*]!");
        assertThat(outcome.metrics()).hasSize(1);
        assertThat(evaluation.outcomes().get(1).passed()).isTrue();
        assertThat(evaluation.observations()).hasSize(1);
        Observation observation = evaluation.observations().get(0);
        assertThat(observation.description()).isEqualTo("An anomaly was detected for metric Dataset.*.RowCount");
        assertThat(observation.actual()).isEqualTo(400);
        assertThat(observation.lower()).isLessThan(observation.expected());
        assertThat(observation.upper()).isGreaterThan(observation.expected()).isLessThan(110);
        // The rule that the observation proposes would have caught it, and accepts what is normal.
        String dynamic = run(10, 400, "Rules = [ RowCount > 0 ]")
                .observations()
                .get(0)
                .newRules()
                .get(0);
        assertThat(Assay.check("Rules = [ " + dynamic + " ]", rows(400)).passed())
                .isFalse();
        assertThat(Assay.check("Rules = [ " + dynamic + " ]", rows(101)).passed())
                .isTrue();
    }

    @Test
    void excludedValuesAreNotLearnt() throws Exception {
        for (int day = 0; day < 10; day++) {
            run(day, day == 5 ? 5000 : 100, "Rules = [ RowCount > 0 ]");
        }
        assertThat(only(10, 300, "DetectAnomalies \"RowCount\"").passed()).isTrue();
        Series series = Series.of(
                dev.assay.metric.MetricKey.dataset("RowCount"), java.util.Optional.empty(), java.util.Optional.empty());
        assertThat(history.annotate("nightly", START.plus(Duration.ofDays(5)), series, false))
                .isTrue();
        assertThat(history.annotate("nightly", START.plus(Duration.ofDays(10)), series, false))
                .isTrue();
        assertThat(only(10, 300, "DetectAnomalies \"RowCount\"").passed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DetectAnomalies \"RowCont\"|DetectAnomalies does not watch RowCont|did you mean RowCount?",
                "DetectAnomalies \"IsComplete\" \"x\"|DetectAnomalies does not watch IsComplete|it watches: ",
                "DetectAnomalies \"Mean\"|has 0 parameters after the name|Mean",
                "DetectAnomalies \"Mean\" \"y\"|Input data does not include column y!|did you mean x?",
            })
    void whatCannotBeWatchedIsSaid(String rule, String message, String hint) throws Exception {
        Outcome outcome = only(1, 3, rule);
        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.message().orElse("-")).contains(message);
        assertThat(outcome.hint().orElse("-")).contains(hint);
    }

    @Test
    void severalRulesetsKeepTheirOwnHistories() throws Exception {
        Assay.evaluation(
                        List.of(
                                Ruleset.parse("one", "Rules = [ RowCount > 0 ]"),
                                Ruleset.parse("two", "Rules = [ Mean \"x\" > 0 ]")),
                        rows(3))
                .history(history)
                .now(START)
                .runAll();
        assertThat(history.all("one").get(0).values()).hasSize(1);
        assertThat(history.all("two").get(0).values().get(0).series().metric()).isEqualTo("Column.x.Mean");
    }
}

package dev.assay.report;

import dev.assay.metric.MetricKey;
import dev.assay.result.AnalyzerOutcome;
import dev.assay.result.Cause;
import dev.assay.result.ErrorPolicy;
import dev.assay.result.Evaluation;
import dev.assay.result.Origin;
import dev.assay.result.Outcome;
import dev.assay.result.Position;
import dev.assay.result.ScanSummary;
import dev.assay.result.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Evaluations to report. */
final class Samples {
    /** Text that tries to break out of every format. */
    static final String HOSTILE =
            "<script>alert(1)</script> | `x` \u001b[31mred\u0007 \u202Egnp\u2066 a\u200Bb \uD800 \u0000 "
                    + "\u2028 \"q\" \\| **b** [l](javascript:x) @user &amp; \uD83D\uDE00 \u4E2D\u6587 e\u0301\r\tend";

    private Samples() {}

    /** A small result with one of everything that is common. */
    static Evaluation ordinary() {
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(pass(1, "ColumnCount = 10", Origin.NONE, Map.of(MetricKey.dataset("ColumnCount"), 10L)));
        outcomes.add(pass(
                2,
                "IsPrimaryKey \"page_id\"",
                Origin.DATA,
                Map.of(
                        MetricKey.column("page_id", "Uniqueness"), 1.0,
                        MetricKey.column("page_id", "Completeness"), 1.0)));
        outcomes.add(fail(
                3,
                "ReferentialIntegrity \"id\" \"wordpress_api.silver-posts.{id}\" = 1.0",
                Cause.NOT_MET,
                "Value: 0.9763982102908277 does not meet the constraint requirement.",
                "211 of 8940 rows have no partner; the first is in row 40",
                Map.of(MetricKey.column("wordpress_api.silver-posts", "ReferentialIntegrity"), 0.9763982102908277)));
        outcomes.add(fail(
                4,
                "ColumnValues \"count\" between 0 and 90",
                Cause.NOT_MET,
                "Value: 93.0 does not meet the constraint requirement!\nValue: NULL does not meet the constraint requirement!",
                null,
                Map.of(
                        MetricKey.column("count", "Maximum"), 93.0,
                        MetricKey.column("count", "Minimum"), 1.0)));
        outcomes.add(fail(
                5,
                "IsComplete \"cuont\"",
                Cause.NO_COLUMN,
                "Input data does not include column cuont!",
                "did you mean count?",
                Map.of()));
        outcomes.add(fail(
                6,
                "FileSize > 10 MB",
                Cause.UNSUPPORTED,
                "Rule (or nested rule) not supported",
                "FileSize is not supported yet",
                Map.of()));
        outcomes.add(new Outcome(
                "Rule_7",
                "(Completeness \"a\" > 0.5) OR (Mean \"b\" > 1000000000000000000000)",
                Optional.of("(Completeness \"a\" > 0.5) OR (Mean \"b\" > 1000000000000000000000)"),
                Verdict.PASS,
                Optional.empty(),
                Optional.of("Value: 1.5E20 does not meet the constraint requirement!"),
                Optional.empty(),
                Optional.of("one of two alternatives holds"),
                Origin.BOTH,
                sorted(Map.of(MetricKey.column("a", "Completeness"), 2.0 / 3.0, MetricKey.column("b", "Mean"), 1.5e20)),
                Map.of("team", "web"),
                List.of(),
                new Position(9, 5)));
        return evaluation(
                "orders.parquet", Optional.of("orders"), outcomes, new ScanSummary(8_940, 210_432, 4, 3, 0.0421));
    }

    /** Hostile text in every place that holds text. */
    static Evaluation hostile() {
        List<Outcome> outcomes = new ArrayList<>();
        Map<MetricKey, Number> metrics = Map.of(
                MetricKey.column(HOSTILE, "Mean"), Double.NaN,
                MetricKey.column(HOSTILE, "Maximum"), Double.POSITIVE_INFINITY,
                MetricKey.column(HOSTILE, "Completeness"), 0.25,
                MetricKey.dataset("RowCount"), Long.MAX_VALUE);
        for (Verdict verdict : Verdict.values()) {
            int number = outcomes.size() + 1;
            outcomes.add(new Outcome(
                    "Rule_" + number,
                    "IsComplete \"" + HOSTILE + "\"",
                    Optional.of("IsComplete \"" + HOSTILE + "\""),
                    verdict,
                    verdict == Verdict.PASS ? Optional.empty() : Optional.of(Cause.NOT_MET),
                    verdict == Verdict.PASS
                            ? Optional.empty()
                            : Optional.of("Value: " + HOSTILE + "\nsecond " + HOSTILE),
                    Optional.of(HOSTILE),
                    Optional.of(HOSTILE),
                    Origin.DATA,
                    sorted(metrics),
                    Map.of(HOSTILE, HOSTILE),
                    List.of(),
                    new Position(number, 1)));
        }
        Evaluation plain = evaluation(HOSTILE, Optional.of(HOSTILE), outcomes, ScanSummary.NOTHING);
        return new Evaluation(
                plain.resultId(),
                plain.rulesetName(),
                HOSTILE,
                plain.datasetName(),
                plain.startedOn(),
                plain.completedOn(),
                plain.now(),
                plain.zone(),
                plain.outcomes(),
                List.of(new AnalyzerOutcome(
                        "Analyzer_1", HOSTILE, Optional.of(HOSTILE), sorted(metrics), new TreeMap<>())),
                List.of(),
                List.of(HOSTILE),
                Optional.empty(),
                List.of(),
                plain.scan());
    }

    static Evaluation of(Outcome... outcomes) {
        return evaluation("orders.parquet", Optional.empty(), List.of(outcomes), ScanSummary.NOTHING);
    }

    static Evaluation evaluation(String dataset, Optional<String> ruleset, List<Outcome> outcomes, ScanSummary scan) {
        return new Evaluation(
                "dqresult-0f3a5c0d9e1b47a2c6d84e5b7f9012ab34cd56ef",
                ruleset,
                ruleset.orElse("assay"),
                dataset,
                Instant.parse("2025-03-18T06:02:11.482999Z"),
                Instant.parse("2025-03-18T06:02:14.007Z"),
                Instant.parse("2025-03-18T06:02:11.482999Z"),
                ZoneId.of("UTC"),
                outcomes,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                scan);
    }

    static Outcome pass(int number, String rule, Origin from, Map<MetricKey, Number> metrics) {
        return new Outcome(
                "Rule_" + number,
                rule,
                Optional.of(rule),
                Verdict.PASS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                from,
                sorted(metrics),
                Map.of(),
                List.of(),
                new Position(number + 1, 5));
    }

    static Outcome fail(
            int number,
            String rule,
            Cause cause,
            String message,
            @Nullable String hint,
            Map<MetricKey, Number> metrics) {
        return new Outcome(
                "Rule_" + number,
                rule,
                Optional.of(rule),
                cause.verdict(ErrorPolicy.GLUE),
                Optional.of(cause),
                Optional.of(message),
                Optional.ofNullable(hint),
                Optional.empty(),
                Origin.DATA,
                sorted(metrics),
                Map.of(),
                List.of(),
                new Position(number + 1, 5));
    }

    private static SortedMap<MetricKey, Number> sorted(Map<MetricKey, Number> metrics) {
        return new TreeMap<>(metrics);
    }
}

package dev.assay;

import dev.assay.data.Dataset;
import dev.assay.history.MetricsHistory;
import dev.assay.result.ErrorPolicy;
import dev.assay.rows.RowSink;
import dev.assay.rule.RuleOptions;
import dev.assay.scan.ScanListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of one evaluation, complete and immutable; what each means says {@link EvaluationBuilder}. */
record EvaluationSettings(
        List<Ruleset> rulesets,
        Dataset dataset,
        Map<String, Dataset> references,
        RuleOptions options,
        Clock clock,
        Optional<Instant> now,
        ZoneId zone,
        int threads,
        long memoryBytes,
        Optional<Duration> timeout,
        ErrorPolicy errorPolicy,
        CompositeEvaluation composite,
        boolean statistics,
        boolean verify,
        ScanListener listener,
        Optional<String> context,
        int examples,
        boolean redactValues,
        List<RowSink> rowSinks,
        Optional<MetricsHistory> history,
        boolean records) {

    /** The same under another primary dataset and other references. */
    EvaluationSettings with(Dataset primary, Map<String, Dataset> others) {
        return new EvaluationSettings(
                rulesets,
                primary,
                others,
                options,
                clock,
                now,
                zone,
                threads,
                memoryBytes,
                timeout,
                errorPolicy,
                composite,
                statistics,
                verify,
                listener,
                context,
                examples,
                redactValues,
                rowSinks,
                history,
                records);
    }

    /** The same for a check of the verdicts: nothing is written. */
    EvaluationSettings forCheck() {
        return new EvaluationSettings(
                rulesets,
                dataset,
                references,
                options,
                clock,
                now,
                zone,
                threads,
                memoryBytes,
                timeout,
                errorPolicy,
                composite,
                false,
                false,
                listener,
                context,
                0,
                redactValues,
                List.of(),
                history,
                false);
    }
}

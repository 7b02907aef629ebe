package dev.assay;

import dev.assay.data.Dataset;
import dev.assay.result.ErrorPolicy;
import dev.assay.rule.RuleOptions;
import dev.assay.scan.ScanListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** The settings of one evaluation, complete and immutable; what each means says {@link EvaluationBuilder}. */
record EvaluationSettings(
        Ruleset ruleset,
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
        Optional<String> context) {

    /** The same under another primary dataset and other references. */
    EvaluationSettings with(Dataset primary, Map<String, Dataset> others) {
        return new EvaluationSettings(
                ruleset,
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
                context);
    }

    EvaluationSettings withStatistics(boolean use) {
        return new EvaluationSettings(
                ruleset,
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
                use,
                false,
                listener,
                context);
    }
}

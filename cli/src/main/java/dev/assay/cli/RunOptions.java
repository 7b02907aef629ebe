package dev.assay.cli;

import dev.assay.CompositeEvaluation;
import dev.assay.result.ErrorPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** How an evaluation is run. */
final class RunOptions {
    private static final long LEAST_MEMORY = 1L << 20;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            description =
                    "The instant that rules see as now: 2025-03-18T06:00:00Z. Equal input then gives equal bytes.")
    private Optional<String> now;

    @Option(names = "--zone", paramLabel = "ZONE", description = "The time zone of the evaluation. Default: UTC.")
    private Optional<String> zone;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that read. Default: one per processor.")
    private Optional<String> threads;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = "Memory for values that must be kept: 512m, 2g. Default: a quarter of the machine's.")
    private Optional<String> memory;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "Give up after 30s, 5m, 2h; exit code 3, no result.")
    private Optional<String> timeout;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "Name of the evaluation. Default: file name of the ruleset without extension.")
    private Optional<String> context;

    @Option(
            names = "--history",
            paramLabel = "URI",
            description = "A directory where each run's metrics are kept; last(n), DetectAnomalies and observations"
                    + " look there.")
    private Optional<String> history;

    @Option(
            names = "--error-policy",
            paramLabel = "POLICY",
            defaultValue = "glue",
            description = "glue (the default): mistakes in a rule make it FAIL, as in Glue; strict: they are an ERROR.")
    private String errorPolicy;

    @Option(names = "--no-statistics", description = "Do not trust what files say about themselves: read the data.")
    private boolean noStatistics;

    @Option(
            names = "--verify",
            description = "Answer from statistics, read the data too, and fail where they disagree.")
    private boolean verify;

    @Option(
            names = "--composite-rule-evaluation",
            paramLabel = "METHOD",
            defaultValue = "COLUMN",
            description = "COLUMN (the default): parts of a composite rule are judged on the whole dataset;"
                    + " ROW: a composite rule is one condition on each row.")
    private String composite;

    @Option(
            names = "--redact-values",
            description = "Keep the data's values out of examples and row outputs. (A rule labelled"
                    + " \"redact\" = \"true\" keeps its own out.)")
    private boolean redactValues;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Any other option; listed below. Repeatable.")
    private List<String> settings = new ArrayList<>();

    /** Filled by picocli. */
    @SuppressWarnings("NullAway.Init")
    RunOptions() {}

    Optional<Duration> timeout() throws UsageException {
        return timeout.isPresent() ? Optional.of(Values.duration("--timeout", timeout.get())) : Optional.empty();
    }

    /** The {@code --set} options. */
    SetOptions options() throws UsageException {
        return SetOptions.parse(settings);
    }

    /** @param store options of stores, by name */
    Engine.Settings settings(Map<String, String> store) throws UsageException {
        Optional<Instant> instant =
                now.isPresent() ? Optional.of(Values.instant("--now", now.get())) : Optional.empty();
        Optional<ZoneId> zoneId = zone.isPresent() ? Optional.of(Values.zone("--zone", zone.get())) : Optional.empty();
        if (context.isPresent() && context.get().isBlank()) {
            throw new UsageException("--context must not be empty");
        }
        if (noStatistics && verify) {
            throw new UsageException("--no-statistics leaves nothing for --verify to verify; give one of them");
        }
        Values.oneOf("--error-policy", errorPolicy, List.of("glue", "strict"));
        OptionalLong bytes =
                memory.isPresent() ? OptionalLong.of(Values.size("--memory", memory.get())) : OptionalLong.empty();
        if (bytes.isPresent() && bytes.getAsLong() < LEAST_MEMORY) {
            throw new UsageException("--memory must be at least 1m, not '" + memory.get() + "'");
        }
        return new Engine.Settings(
                instant,
                zoneId,
                threads.isPresent() ? OptionalInt.of(Values.count("--threads", threads.get())) : OptionalInt.empty(),
                bytes,
                context,
                ErrorPolicy.valueOf(errorPolicy.toUpperCase(Locale.ROOT)),
                !noStatistics,
                verify,
                CompositeEvaluation.valueOf(
                        Values.oneOf("--composite-rule-evaluation", composite, List.of("COLUMN", "ROW"))),
                redactValues,
                history.isPresent()
                        ? Optional.of(Histories.open(history.get(), options().retention(), store))
                        : Optional.empty(),
                options().rules());
    }
}

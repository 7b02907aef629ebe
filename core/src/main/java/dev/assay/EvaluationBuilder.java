package dev.assay;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.history.MetricsHistory;
import dev.assay.result.ErrorPolicy;
import dev.assay.result.Evaluation;
import dev.assay.result.Explanation;
import dev.assay.rows.RowSink;
import dev.assay.rule.RuleOptions;
import dev.assay.scan.Measurement;
import dev.assay.scan.ScanListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Settings of one evaluation. Every setting has a default; each method returns this. Not thread-safe; {@link #run()} may be called
 * again and evaluates again.
 */
public final class EvaluationBuilder {
    private static final int DEFAULT_EXAMPLES = 5;

    private final List<Ruleset> rulesets;
    private final Dataset dataset;
    private final Map<String, Dataset> references = new LinkedHashMap<>();
    private Optional<ReferenceResolver> resolver = Optional.empty();
    private final Map<String, String> options = new LinkedHashMap<>();
    private Clock clock = Clock.systemUTC();
    private Optional<Instant> now = Optional.empty();
    private ZoneId zone = ZoneOffset.UTC;
    private int threads = Runtime.getRuntime().availableProcessors();
    private long memoryBytes = MemoryDefault.bytes();
    private Optional<Duration> timeout = Optional.empty();
    private ErrorPolicy errorPolicy = ErrorPolicy.GLUE;
    private CompositeEvaluation composite = CompositeEvaluation.COLUMN;
    private boolean statistics = true;
    private boolean verify;
    private ScanListener listener = ScanListener.NONE;
    private Optional<String> context = Optional.empty();
    private int examples = DEFAULT_EXAMPLES;
    private boolean redactValues;
    private final List<RowSink> rowSinks = new ArrayList<>();
    private Optional<MetricsHistory> history = Optional.empty();

    EvaluationBuilder(List<Ruleset> rulesets, Dataset dataset) {
        this.rulesets = List.copyOf(rulesets);
        if (rulesets.isEmpty()) {
            throw new IllegalArgumentException("there is no ruleset to evaluate");
        }
        this.dataset = Objects.requireNonNull(dataset, "dataset");
    }

    /**
     * Adds a reference dataset under the alias that the ruleset uses; any characters, case matters.
     *
     * @throws IllegalArgumentException if the alias is empty or taken
     */
    public EvaluationBuilder reference(String alias, Dataset reference) {
        if (Measurement.isReserved(alias)) {
            throw new IllegalArgumentException("an alias must not be empty or begin with the character 0");
        }
        if (references.putIfAbsent(alias, Objects.requireNonNull(reference, "reference")) != null) {
            throw new IllegalArgumentException("alias " + alias + " is given twice");
        }
        return this;
    }

    /** Where references are looked up that the rulesets name and nobody added. Default: nowhere. */
    public EvaluationBuilder references(ReferenceResolver lookUp) {
        resolver = Optional.of(lookUp);
        return this;
    }

    /** Where {@code now()} comes from; read once. Default: the system clock. */
    public EvaluationBuilder clock(Clock source) {
        clock = source;
        return this;
    }

    /**
     * Fixes the evaluation instant. The result then says that it started and ended at that instant, so that equal input gives equal
     * bytes.
     */
    public EvaluationBuilder now(Instant instant) {
        now = Optional.of(instant);
        return this;
    }

    /** In which zone instants have dates. Default: UTC. */
    public EvaluationBuilder zone(ZoneId id) {
        zone = id;
        return this;
    }

    /**
     * How many threads read; answers do not depend on it. Default: one per processor.
     *
     * @throws IllegalArgumentException if less than 1
     */
    public EvaluationBuilder threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + count);
        }
        threads = count;
        return this;
    }

    /**
     * How much memory batches and tables may take outside the heap, in bytes. Default: a quarter of the machine's or container's, at
     * least 256 MB. A rule that would need more ends with cause LIMIT.
     *
     * @throws IllegalArgumentException if less than 1 MB
     */
    public EvaluationBuilder memory(long bytes) {
        if (bytes < 1L << 20) {
            throw new IllegalArgumentException("memory must be at least 1 MB, not " + bytes + " bytes");
        }
        memoryBytes = bytes;
        return this;
    }

    /** How long it may take; then it ends with a {@code LimitException}. Default: as long as it takes. */
    public EvaluationBuilder timeout(Duration limit) {
        timeout = Optional.of(limit);
        return this;
    }

    /** Which causes are called ERROR. Default: as Glue does. */
    public EvaluationBuilder errorPolicy(ErrorPolicy policy) {
        errorPolicy = policy;
        return this;
    }

    /** How composite rules are decided. Default: COLUMN. */
    public EvaluationBuilder compositeEvaluation(CompositeEvaluation method) {
        composite = method;
        return this;
    }

    /** Whether files' statistics may answer instead of their data. Default: yes. */
    public EvaluationBuilder statistics(boolean use) {
        statistics = use;
        return this;
    }

    /** Whether to evaluate with and without statistics and to fail if the answers differ. Default: no. */
    public EvaluationBuilder verify(boolean both) {
        verify = both;
        return this;
    }

    /**
     * Sets an option of {@link RuleOptions#KNOWN}.
     *
     * @throws IllegalArgumentException at {@link #run()} if the name or value is not known
     */
    public EvaluationBuilder option(String name, String value) {
        options.put(name, value);
        return this;
    }

    /** Told about progress. */
    public EvaluationBuilder progress(ScanListener progress) {
        listener = progress;
        return this;
    }

    /** Name of the evaluation. Default: the ruleset's name, or {@code default_context}. */
    public EvaluationBuilder context(String name) {
        context = Optional.of(name);
        return this;
    }

    /**
     * How many example rows a rule that failed comes with, the first ones that it does not accept; 0: none. To find them, the columns of
     * such rules are read again, from the start until there are enough. Default: 5.
     *
     * @throws IllegalArgumentException if negative
     */
    public EvaluationBuilder examples(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("the number of examples must not be negative: " + count);
        }
        examples = count;
        return this;
    }

    /**
     * Whether values are kept out of the result: examples are only row numbers then, and sinks get no columns of the data. A rule labelled
     * {@code "redact" = "true"} keeps the values of its own examples out. Default: no.
     */
    public EvaluationBuilder redactValues(boolean redact) {
        redactValues = redact;
        return this;
    }

    /**
     * Where metrics of earlier evaluations are found, and this one's are kept: dynamic operands ({@code avg(last(5))}), DetectAnomalies and
     * observations need it. It is read before it is written; a failure to write it is in the result ({@link
     * Evaluation#historyProblem}). The context ({@link #context}) tells histories apart. Default: none.
     */
    public EvaluationBuilder history(MetricsHistory store) {
        history = Optional.of(store);
        return this;
    }

    /**
     * Gives all rows with what the rules say of them to a sink, in a second reading of the dataset. The evaluation closes the sink; a
     * builder with a sink runs once.
     */
    public EvaluationBuilder rows(RowSink sink) {
        rowSinks.add(Objects.requireNonNull(sink, "sink"));
        return this;
    }

    /**
     * Evaluates. Interrupting the calling thread stops it within a batch.
     *
     * @throws DataException if data could not be read, a limit was reached or the thread was interrupted; there is no result then
     * @throws IllegalArgumentException if an option is not known
     * @throws IllegalStateException if there are several rulesets; see {@link #runAll}
     */
    public Evaluation run() throws DataException {
        if (rulesets.size() > 1) {
            throw new IllegalStateException(rulesets.size() + " rulesets have as many results: call runAll");
        }
        return runAll().get(0);
    }

    /**
     * Evaluates all rulesets in one reading of the data; what several of them measure is measured once. As {@link #run} otherwise. Sinks
     * get the rules of all rulesets, one after the other.
     *
     * @return a result for each ruleset, in order; what was read is the same in each
     */
    public List<Evaluation> runAll() throws DataException {
        return new Evaluator(settings()).run();
    }

    /**
     * Says what would be read, and what statistics would answer, without reading data.
     *
     * @throws DataException if a dataset's metadata cannot be read
     */
    public Explanation explain() throws DataException {
        return new Evaluator(settings()).explain();
    }

    private EvaluationSettings settings() {
        return new EvaluationSettings(
                rulesets,
                dataset,
                resolver.isPresent() ? new References(references, resolver.get()) : Map.copyOf(references),
                RuleOptions.of(options),
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
                List.copyOf(rowSinks),
                history,
                true);
    }
}

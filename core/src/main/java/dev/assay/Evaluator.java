package dev.assay;

import dev.assay.analyzer.State;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.LimitException;
import dev.assay.data.SchemaChangedException;
import dev.assay.predicate.EvaluationTime;
import dev.assay.result.AnalyzerOutcome;
import dev.assay.result.Cause;
import dev.assay.result.Evaluation;
import dev.assay.result.Explanation;
import dev.assay.result.Outcome;
import dev.assay.result.ScanSummary;
import dev.assay.rule.Answers;
import dev.assay.rule.EarlierValues;
import dev.assay.scan.Cancellation;
import dev.assay.scan.CancelledException;
import dev.assay.scan.Measured;
import dev.assay.scan.Measurement;
import dev.assay.scan.MeasurementFailure;
import dev.assay.scan.Scan;
import dev.assay.scan.ScanPlan;
import dev.assay.scan.ScanResult;
import dev.assay.scan.ScanSettings;
import dev.assay.sql.SqlException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** Runs one evaluation: bind, scan the references, scan the primary dataset, judge. */
final class Evaluator {
    /** The part of the memory that tables of measurements leave to the readers. */
    private static final int RESERVED_FOR_READING = 4;

    private final EvaluationSettings original;
    private final Instant startedOn;
    private final EvaluationTime time;
    private final Cancellation cancellation;

    Evaluator(EvaluationSettings settings) {
        original = settings;
        startedOn = settings.now().orElseGet(() -> settings.clock().instant());
        time = new EvaluationTime(startedOn, settings.zone());
        cancellation = new Cancellation(settings.timeout());
    }

    List<Evaluation> run() throws DataException {
        try {
            List<Evaluation> evaluations = evaluate(original);
            if (original.verify()) {
                List<Evaluation> slow = evaluate(original.forCheck());
                for (int i = 0; i < evaluations.size(); i++) {
                    StatisticsCheck.verify(evaluations.get(i), slow.get(i));
                }
            }
            return evaluations;
        } catch (CancelledException e) {
            throw e;
        } catch (DataException e) {
            // A read that an interrupt breaks off looks like a fault of the file.
            if (Thread.currentThread().isInterrupted()) {
                throw new CancelledException("the evaluation was interrupted", e);
            }
            throw e;
        }
    }

    Explanation explain() throws DataException {
        StateBoard board = new StateBoard();
        PreparedStatements statements = new PreparedStatements(original, time, cancellation);
        List<BoundRuleset> bound = bind(original, board, statements);
        Map<String, ScanPlan> plans = new LinkedHashMap<>();
        List<Explanation.DatasetPlan> datasets = new ArrayList<>();
        for (Map.Entry<String, Set<Measurement<?>>> entry : byDataset(bound).entrySet()) {
            Dataset dataset = dataset(original, statements, entry.getKey());
            ScanPlan plan = ScanPlan.of(dataset, entry.getValue(), original.statistics());
            plans.put(entry.getKey(), plan);
            datasets.add(Explanations.dataset(dataset, entry.getKey(), plan));
        }
        return new Explanation(
                datasets,
                Explanations.rules(
                        bound,
                        plans,
                        alias -> dataset(original, statements, alias).name()));
    }

    /** An inferred schema that turns out not to fit is replaced by one that holds for all data, once per dataset. */
    private List<Evaluation> evaluate(EvaluationSettings settings) throws DataException {
        EvaluationSettings current = settings;
        for (int attempt = 0; attempt <= settings.references().size() + 1; attempt++) {
            try {
                return attempt(current);
            } catch (SchemaChangedException e) {
                current = replaced(current, e);
            }
        }
        throw new DataException("the schema of a dataset changed again after it was inferred from all of its data;"
                + " the files were probably written while being read");
    }

    private static EvaluationSettings replaced(EvaluationSettings settings, SchemaChangedException change) {
        Dataset replacement = change.replacement();
        Map<String, Dataset> references = new LinkedHashMap<>(settings.references());
        references.replaceAll((alias, dataset) -> dataset.name().equals(replacement.name()) ? replacement : dataset);
        Dataset primary = settings.dataset().name().equals(replacement.name()) ? replacement : settings.dataset();
        return settings.with(primary, references);
    }

    private List<Evaluation> attempt(EvaluationSettings settings) throws DataException {
        try (BufferAllocator allocator = new RootAllocator(settings.memoryBytes());
                BufferAllocator tables = allocator.newChildAllocator(
                        "tables", 0, settings.memoryBytes() - settings.memoryBytes() / RESERVED_FOR_READING)) {
            return attempt(settings, allocator, tables);
        } catch (OutOfMemoryError e) {
            throw new LimitException(
                    "the Java heap is exhausted; no result is claimed; give the JVM more heap (-Xmx) or use fewer threads",
                    e);
        }
    }

    private List<BoundRuleset> bind(EvaluationSettings settings, StateBoard board, PreparedStatements statements)
            throws DataException {
        try {
            return settings.rulesets().stream()
                    .map(ruleset ->
                            new BoundRuleset(settings, ruleset, time, board, earlier(settings, ruleset), statements))
                    .toList();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof DataException data) {
                throw data;
            }
            throw e;
        }
    }

    private EarlierValues earlier(EvaluationSettings settings, Ruleset ruleset) {
        return settings.history().isPresent()
                ? new RecordedValues(settings.history().get(), context(settings, ruleset), time.now())
                : EarlierValues.NONE;
    }

    private static String context(EvaluationSettings settings, Ruleset ruleset) {
        return settings.context().or(ruleset::name).orElse("default_context");
    }

    private List<Evaluation> attempt(EvaluationSettings settings, BufferAllocator allocator, BufferAllocator tables)
            throws DataException {
        StateBoard board = new StateBoard();
        PreparedStatements statements = new PreparedStatements(settings, time, cancellation);
        List<BoundRuleset> bound = bind(settings, board, statements);
        Map<String, Set<Measurement<?>>> measurements = byDataset(bound);
        addUncertain(settings, measurements);
        ScanSettings scanning = new ScanSettings(
                allocator, tables, settings.threads(), settings.statistics(), cancellation, settings.listener());
        List<Scan> scans = new ArrayList<>();
        ScanSummary summary = ScanSummary.NOTHING;
        try {
            for (String alias : inOrder(measurements.keySet())) {
                Set<Measurement<?>> due = board.withoutBlocked(Objects.requireNonNull(measurements.get(alias)), bound);
                Optional<Dataset> result = statements.find(alias);
                Scan scan = new Scan(result.orElseGet(() -> dataset(settings, statements, alias)), due, scanning);
                scans.add(scan);
                try {
                    ScanResult scanned = scan.run();
                    board.add(due, scanned);
                    // What a statement returns is not what was read.
                    summary = result.isPresent() ? summary : summary.plus(scanned.summary());
                } catch (SqlException e) {
                    board.fail(due, new MeasurementFailure(Cause.BAD_SQL, PreparedStatements.message(e)));
                }
            }
            return results(settings, bound, board, summary, allocator);
        } finally {
            scans.forEach(Scan::close);
        }
    }

    /** References first: what the primary's measurements look up must be complete before they start. */
    private static List<String> inOrder(Set<String> aliases) {
        List<String> last = List.of(Measurement.PRIMARY, Measurement.PRIMARY_AGAIN);
        List<String> order = new ArrayList<>(aliases);
        order.removeAll(last);
        last.stream().filter(aliases::contains).forEach(order::add);
        return order;
    }

    private List<Evaluation> results(
            EvaluationSettings settings,
            List<BoundRuleset> rulesets,
            StateBoard board,
            ScanSummary summary,
            BufferAllocator allocator)
            throws DataException {
        Judge judge = new Judge(board, settings.errorPolicy());
        List<BoundRuleset.Entry> entries = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (BoundRuleset ruleset : rulesets) {
            int number = 1;
            for (BoundRuleset.Entry entry : ruleset.entries()) {
                entries.add(entry);
                outcomes.add(judge.outcome(entry, number++));
            }
        }
        // Rules on files work while they are judged; an interrupt must not pass for their outcome.
        cancellation.check();
        RowResults rows = new RowResults(settings, entries, judge);
        rows.collect(outcomes, board, cancellation, allocator);
        Instant completedOn = settings.now().orElseGet(() -> settings.clock().instant());
        List<Observer> observers = new ArrayList<>();
        for (BoundRuleset ruleset : rulesets) {
            Observer observer = new Observer(
                    earlier(settings, ruleset.ruleset()), settings.options().anomalies(), time.now());
            if (settings.history().isPresent()) {
                judge.forEachLeaf(ruleset, observer::observe);
            }
            observers.add(observer);
        }
        // Last: everybody has read the history, and nothing can fail any more.
        Map<String, String> unrecorded = record(settings, rulesets, judge);
        List<Evaluation> evaluations = new ArrayList<>();
        int next = 0;
        for (int r = 0; r < rulesets.size(); r++) {
            BoundRuleset ruleset = rulesets.get(r);
            List<Outcome> own = new ArrayList<>();
            for (int i = 0; i < ruleset.entries().size(); i++) {
                own.add(rows.withExamples(outcomes.get(next), next));
                next++;
            }
            List<AnalyzerOutcome> analyzers = new ArrayList<>();
            for (BoundRuleset.AnalyzerEntry analyzer : ruleset.analyzers()) {
                analyzers.add(judge.analyzer(analyzer, analyzers.size() + 1));
            }
            List<String> warnings = new ArrayList<>(settings.dataset().warnings());
            settings.references().values().forEach(reference -> warnings.addAll(reference.warnings()));
            warnings.addAll(ruleset.warnings());
            warnings.addAll(rows.warnings());
            observers.get(r).problems().forEach(problem -> warnings.add("no observations: " + problem));
            String context = context(settings, ruleset.ruleset());
            evaluations.add(new Evaluation(
                    ResultId.of(ruleset.ruleset(), settings.dataset(), startedOn),
                    ruleset.ruleset().name(),
                    context,
                    settings.dataset().name(),
                    startedOn,
                    completedOn.isBefore(startedOn) ? startedOn : completedOn,
                    time.now(),
                    time.zone(),
                    own,
                    analyzers,
                    observers.get(r).observations(),
                    warnings,
                    Optional.ofNullable(unrecorded.get(context)),
                    rows.problems(),
                    summary));
        }
        return evaluations;
    }

    private Map<String, String> record(EvaluationSettings settings, List<BoundRuleset> rulesets, Judge judge) {
        if (settings.history().isEmpty() || !settings.records()) {
            return Map.of();
        }
        Recorder recorder = new Recorder(settings.history().get(), time.now());
        rulesets.forEach(ruleset -> recorder.take(context(settings, ruleset.ruleset()), ruleset, judge));
        return recorder.keep();
    }

    private static Dataset dataset(EvaluationSettings settings, PreparedStatements statements, String alias) {
        if (alias.equals(Measurement.PRIMARY) || alias.equals(Measurement.PRIMARY_AGAIN)) {
            return settings.dataset();
        }
        return Optional.ofNullable(settings.references().get(alias))
                .or(() -> statements.find(alias))
                .orElseThrow(() -> new IllegalStateException("a rule measures the unknown dataset " + alias));
    }

    /** Datasets whose schema rests on a sample are scanned even if nothing is measured: rules on schemas need it confirmed. */
    private static void addUncertain(EvaluationSettings settings, Map<String, Set<Measurement<?>>> measurements) {
        settings.references().forEach((alias, reference) -> {
            if (!reference.isSchemaCertain()) {
                measurements.computeIfAbsent(alias, key -> new LinkedHashSet<>());
            }
        });
        if (!settings.dataset().isSchemaCertain()) {
            measurements.computeIfAbsent(Measurement.PRIMARY, key -> new LinkedHashSet<>());
        }
    }

    private static List<BoundRuleset.Node> nodes(List<BoundRuleset> bound) {
        return bound.stream().flatMap(ruleset -> ruleset.nodes().stream()).toList();
    }

    private static Map<String, Set<Measurement<?>>> byDataset(List<BoundRuleset> bound) {
        Map<String, Set<Measurement<?>>> all = new LinkedHashMap<>();
        for (BoundRuleset.Node node : nodes(bound)) {
            for (Measurement<?> measurement : node.measurements()) {
                all.computeIfAbsent(measurement.dataset(), alias -> new LinkedHashSet<>())
                        .add(measurement);
            }
        }
        return all;
    }

    /** Everything that was measured. */
    static final class StateBoard implements Answers {
        private final Map<Measurement<?>, Measured<?>> measured = new HashMap<>();

        void add(Set<Measurement<?>> measurements, ScanResult result) {
            measurements.forEach(measurement -> measured.put(measurement, result.get(measurement)));
        }

        /** Notes that nothing could be measured. */
        void fail(Set<Measurement<?>> measurements, MeasurementFailure failure) {
            measurements.forEach(measurement -> measured.put(measurement, Measured.failed(failure)));
        }

        /** Leaves out what only rules need that cannot be judged any more, because a measurement on a reference failed. */
        Set<Measurement<?>> withoutBlocked(Set<Measurement<?>> candidates, List<BoundRuleset> bound) {
            Set<Measurement<?>> due = new LinkedHashSet<>();
            for (BoundRuleset.Node node : nodes(bound)) {
                collect(node, candidates, due);
            }
            return due;
        }

        private void collect(BoundRuleset.Node node, Set<Measurement<?>> candidates, Set<Measurement<?>> due) {
            if (node instanceof BoundRuleset.Composite composite) {
                composite.parts().forEach(part -> collect(part, candidates, due));
                return;
            }
            if (node instanceof BoundRuleset.RowComposite rows) {
                collect(rows.parts(), candidates, due);
            }
            List<Measurement<?>> needed = node.measurements();
            if (needed.stream().noneMatch(this::failed)) {
                needed.stream().filter(candidates::contains).forEach(due::add);
            }
        }

        private boolean failed(Measurement<?> measurement) {
            Measured<?> answer = measured.get(measurement);
            return answer != null && answer.failure().isPresent();
        }

        /** The answer; empty if it was never measured, because another one that its rule needs failed before. */
        @SuppressWarnings("unchecked") // put under its own measurement
        <S extends State<S>> Optional<Measured<S>> find(Measurement<S> measurement) {
            return Optional.ofNullable((Measured<S>) measured.get(measurement));
        }

        @Override
        public <S extends State<S>> S state(Measurement<S> measurement) {
            return find(measurement)
                    .flatMap(Measured::state)
                    .orElseThrow(() -> new IllegalStateException("no state of " + measurement.label()));
        }
    }
}

package dev.assay.aws.serve;

import dev.assay.aws.json.Tree;
import dev.assay.data.LimitException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Evaluation runs: start, get, list, cancel. They are carried out one after the other. */
final class RunOperations implements AutoCloseable {
    private static final int MOST_RULESETS = 10;
    private static final int MOST_AT_ONCE = 100;
    private static final String[] SHOWN = {
        "RunId",
        "DataSource",
        "Role",
        "NumberOfWorkers",
        "Timeout",
        "AdditionalRunOptions",
        "Status",
        "ErrorString",
        "StartedOn",
        "LastModifiedOn",
        "CompletedOn",
        "ExecutionTime",
        "RulesetNames",
        "ResultIds",
        "AdditionalDataSources"
    };

    private final Documents kept;
    private final RulesetOperations rulesets;
    private final Runs runs;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Future<?>> running = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "assay-glue-run");
        thread.setDaemon(true);
        return thread;
    });

    /** @throws IOException if the state of runs that an earlier process left cannot be kept */
    RunOperations(Documents kept, RulesetOperations rulesets, Runs runs, Clock clock) throws IOException {
        this.kept = kept;
        this.rulesets = rulesets;
        this.runs = runs;
        this.clock = clock;
        for (Tree run : kept.all()) {
            if (!isOver(run)) {
                end(
                        run.text("RunId").orElse(""),
                        "FAILED",
                        Optional.of("The endpoint was stopped while the run was not over."));
            }
        }
    }

    void register(Map<String, Operation> operations) {
        operations.put("StartDataQualityRulesetEvaluationRun", this::start);
        operations.put("GetDataQualityRulesetEvaluationRun", request -> Requests.only(existing(request), SHOWN));
        operations.put("BatchGetDataQualityRulesetEvaluationRun", this::some);
        operations.put("ListDataQualityRulesetEvaluationRuns", this::list);
        operations.put("CancelDataQualityRulesetEvaluationRun", this::cancel);
    }

    private synchronized Tree start(Tree request) throws ServiceException, IOException {
        Tree source = request.tree("DataSource");
        if (source.tree("GlueTable").fields().isEmpty()
                && source.tree("DataQualityGlueTable").fields().isEmpty()) {
            throw ServiceException.invalid("DataSource must name a GlueTable");
        }
        Requests.text(request, "Role", 2048);
        List<String> names = request.texts("RulesetNames");
        if (names.isEmpty() || names.size() > MOST_RULESETS) {
            throw ServiceException.invalid("RulesetNames must name 1 to " + MOST_RULESETS + " rulesets");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : names) {
            texts.put(
                    name,
                    rulesets.existing(new Tree().put("Name", name))
                            .text("Ruleset")
                            .orElse(""));
        }
        Optional<String> token = request.text("ClientToken");
        if (token.isPresent()) {
            Optional<Tree> before = kept.all().stream()
                    .filter(run -> run.text("ClientToken").equals(token))
                    .findFirst();
            if (before.isPresent()) {
                return Requests.only(before.get(), "RunId");
            }
        }
        byte[] bytes = new byte[20];
        random.nextBytes(bytes);
        String id = "dqrun-" + HexFormat.of().formatHex(bytes);
        Instant now = now();
        Tree run = request.copy()
                .put("RunId", id)
                .put("Status", "STARTING")
                .put("StartedOn", now)
                .put("LastModifiedOn", now);
        kept.put(id, run);
        running.put(id, worker.submit(() -> carryOut(id, run, texts)));
        return new Tree().put("RunId", id);
    }

    private void carryOut(String id, Tree run, Map<String, String> texts) {
        try {
            change(id, "RUNNING");
            List<String> results = runs.evaluate(run, texts);
            synchronized (this) {
                Tree done = copy(id).put("ResultIds", results);
                kept.put(id, done);
                end(id, "SUCCEEDED", Optional.empty());
            }
        } catch (IOException | RuntimeException e) {
            boolean stopped = Runs.isCancelled(e) && running.get(id) == null;
            // The thread goes on with the next run, and files cannot be written under an interrupt.
            Thread.interrupted();
            Duration taken = Duration.between(run.instant("StartedOn").orElse(clock.instant()), clock.instant());
            boolean late = e instanceof LimitException && taken.compareTo(Runs.timeout(run)) >= 0;
            try {
                end(id, stopped ? "STOPPED" : late ? "TIMEOUT" : "FAILED", Optional.of(String.valueOf(e.getMessage())));
            } catch (IOException unwritten) {
                e.addSuppressed(unwritten);
            }
        } finally {
            running.remove(id);
        }
    }

    private synchronized Tree cancel(Tree request) throws ServiceException, IOException {
        Tree run = existing(request);
        String id = run.text("RunId").orElse("");
        if (isOver(run)) {
            throw ServiceException.invalid(
                    "Run " + id + " is not running: " + run.text("Status").orElse(""));
        }
        Future<?> task = running.remove(id);
        boolean waiting = run.text("Status").orElse("").equals("STARTING");
        if (task != null) {
            task.cancel(true);
        }
        if (waiting) {
            end(id, "STOPPED", Optional.empty());
        } else {
            change(id, "STOPPING");
        }
        return new Tree();
    }

    private Tree some(Tree request) throws ServiceException {
        List<String> ids = request.texts("RunIds");
        if (ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
            throw ServiceException.invalid("RunIds must name 1 to " + MOST_AT_ONCE + " runs");
        }
        return new Tree()
                .put(
                        "Runs",
                        ids.stream()
                                .flatMap(id -> kept.get(id).stream())
                                .map(run -> Requests.only(run, SHOWN))
                                .toList())
                .put(
                        "RunsNotFound",
                        ids.stream().filter(id -> kept.get(id).isEmpty()).toList());
    }

    private Tree list(Tree request) throws ServiceException {
        Tree filter = request.tree("Filter");
        List<Tree> found = kept.all().stream()
                .filter(run -> Requests.matches(filter.tree("DataSource"), run.tree("DataSource")))
                .filter(run -> Requests.isBetween(filter, "StartedAfter", "StartedBefore", run.instant("StartedOn")))
                .toList();
        return Requests.page(
                request, "Runs", found, run -> Requests.only(run, "RunId", "Status", "StartedOn", "DataSource"));
    }

    private Tree existing(Tree request) throws ServiceException {
        String id = Requests.text(request, "RunId", 255);
        return kept.get(id).orElseThrow(() -> ServiceException.notFound("Cannot find Data Quality run: " + id));
    }

    private static boolean isOver(Tree run) {
        return switch (run.text("Status").orElse("")) {
            case "STARTING", "RUNNING", "STOPPING" -> false;
            default -> true;
        };
    }

    private Tree copy(String id) {
        Tree run = kept.get(id).orElseGet(Tree::new);
        return run.copy();
    }

    private synchronized void change(String id, String status) throws IOException {
        Tree run = copy(id);
        if (!isOver(run)) {
            kept.put(id, run.put("Status", status).put("LastModifiedOn", now()));
        }
    }

    private synchronized void end(String id, String status, Optional<String> error) throws IOException {
        Instant now = now();
        Tree run = copy(id);
        long seconds =
                Duration.between(run.instant("StartedOn").orElse(now), now).toSeconds();
        kept.put(
                id,
                run.put("Status", status)
                        .put("ErrorString", error.orElse(null))
                        .put("LastModifiedOn", now)
                        .put("CompletedOn", now)
                        .put("ExecutionTime", seconds));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void close() {
        running.clear();
        worker.shutdownNow();
    }
}

package dev.assay.aws.serve;

import dev.assay.Assay;
import dev.assay.CompositeEvaluation;
import dev.assay.EvaluationBuilder;
import dev.assay.Ruleset;
import dev.assay.aws.glue.Tables;
import dev.assay.aws.json.Tree;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.dqdl.DqdlException;
import dev.assay.history.StoredHistory;
import dev.assay.report.ReportFormat;
import dev.assay.report.ReportOptions;
import dev.assay.result.Evaluation;
import dev.assay.scan.CancelledException;
import dev.assay.store.ObjectStore;
import dev.assay.store.ObjectStores;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Carries evaluation runs out: each ruleset on the run's table, one result each. */
final class Runs {
    private final Tables tables;
    private final Documents results;
    private final Path history;
    private final Map<String, String> storeOptions;
    private final Clock clock;

    /** @param history folder for the metrics of all runs, a folder per table */
    Runs(Tables tables, Documents results, Path history, Map<String, String> storeOptions, Clock clock) {
        this.tables = tables;
        this.results = results;
        this.history = history;
        this.storeOptions = storeOptions;
        this.clock = clock;
    }

    /**
     * Evaluates.
     *
     * @param run the run's document
     * @param rulesets texts by name
     * @return ids of the results, in the order of the rulesets
     * @throws IOException if data cannot be read, or a ruleset is not valid any more; says which
     */
    List<String> evaluate(Tree run, Map<String, String> rulesets) throws IOException {
        Tree options = run.tree("AdditionalRunOptions");
        Dataset primary = open(run.tree("DataSource"));
        Map<String, Dataset> references = new LinkedHashMap<>();
        for (Map.Entry<String, Object> source :
                run.tree("AdditionalDataSources").fields().entrySet()) {
            references.put(source.getKey(), open((Tree) source.getValue()));
        }
        List<Ruleset> parsed = new ArrayList<>();
        for (Map.Entry<String, String> ruleset : rulesets.entrySet()) {
            try {
                parsed.add(Ruleset.parse(ruleset.getKey(), ruleset.getValue()));
            } catch (DqdlException e) {
                throw new IOException("the ruleset " + ruleset.getKey() + " is not valid DQDL: " + e.getMessage(), e);
            }
        }
        EvaluationBuilder builder = Assay.evaluation(parsed, primary)
                .timeout(timeout(run))
                .history(StoredHistory.at(history.resolve(folder(run.tree("DataSource")))));
        references.forEach(builder::reference);
        if (options.text("CompositeRuleEvaluationMethod").orElse("").equals("ROW")) {
            builder.compositeEvaluation(CompositeEvaluation.ROW);
        }
        List<String> ids = new ArrayList<>();
        for (Evaluation evaluation : builder.runAll()) {
            Tree result = document(evaluation, run);
            String id = result.text("ResultId").orElse("");
            results.put(id, result);
            ids.add(id);
            if (options.text("ResultsS3Prefix").isPresent()) {
                publish(result, run, options.text("ResultsS3Prefix").get());
            }
        }
        return ids;
    }

    private static String folder(Tree source) {
        Tree table =
                source.has("DataQualityGlueTable") ? source.tree("DataQualityGlueTable") : source.tree("GlueTable");
        String name = table.text("DatabaseName").orElse("") + "."
                + table.text("TableName").orElse("");
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("*", "%2A");
    }

    /** How long a run may take. */
    static Duration timeout(Tree run) {
        return Duration.ofMinutes(run.number("Timeout").map(Number::longValue).orElse(2880L));
    }

    private Dataset open(Tree source) throws DataException {
        Tree table =
                source.has("DataQualityGlueTable") ? source.tree("DataQualityGlueTable") : source.tree("GlueTable");
        if (table.has("PreProcessingQuery")) {
            throw new DataException(
                    "a PreProcessingQuery is not carried out here; check the table itself, or use CustomSql");
        }
        Map<String, String> options = table.map("AdditionalOptions");
        List<String> predicates = Stream.of("pushDownPredicate", "catalogPartitionPredicate")
                .flatMap(name -> Optional.ofNullable(options.get(name)).stream())
                .map(predicate -> "(" + predicate + ")")
                .toList();
        return tables.open(
                table.text("DatabaseName").orElse(""),
                table.text("TableName").orElse(""),
                predicates.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", predicates)));
    }

    /** The result as the service has it. */
    private static Tree document(Evaluation evaluation, Tree run) throws IOException {
        StringWriter text = new StringWriter();
        ReportFormat.GLUE_JSON.reporter(ReportOptions.DEFAULT).write(List.of(evaluation), text);
        Tree written = Tree.parse(text.toString());
        Tree result = new Tree();
        written.fields().forEach((name, value) -> {
            if (name.equals("RuleResults")) {
                // In the order of the service's own documents.
                result.put("RulesetEvaluationRunId", run.text("RunId").orElse(null));
            }
            if (!name.equals("EvaluationContext")) {
                result.put(name, value);
            }
            if (name.equals("Score")
                    || name.equals("ResultId") && evaluation.score().isEmpty()) {
                result.put("DataSource", run.tree("DataSource"));
            }
        });
        return result.put("RulesetEvaluationRunId", run.text("RunId").orElse(null))
                .put("StartedOn", evaluation.startedOn().truncatedTo(ChronoUnit.MILLIS))
                .put("CompletedOn", evaluation.completedOn().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Lines of JSON, one for each rule, as Athena's table of results reads them. */
    private void publish(Tree result, Tree run, String prefix) throws IOException {
        Tree table = run.tree("DataSource").tree("GlueTable");
        StringBuilder lines = new StringBuilder();
        for (Tree rule : result.trees("RuleResults")) {
            boolean passed = rule.text("Result").orElse("").equals("PASS");
            lines.append(new Tree()
                            .put("catalogId", table.text("CatalogId").orElse(null))
                            .put("databaseName", table.text("DatabaseName").orElse(null))
                            .put("tableName", table.text("TableName").orElse(null))
                            .put("dqRunId", run.text("RunId").orElse(null))
                            .put("evaluationStartedOn", text(result, "StartedOn"))
                            .put("evaluationCompletedOn", text(result, "CompletedOn"))
                            .put("rule", rule.text("Description").orElse(null))
                            .put("outcome", passed ? "Passed" : "Failed")
                            .put("failureReason", rule.text("EvaluationMessage").orElse(null))
                            .put("evaluatedMetrics", rule.tree("EvaluatedMetrics"))
                            .toJson(false))
                    .append('\n');
        }
        var day = clock.instant().atOffset(ZoneOffset.UTC);
        String name = "year=%d/month=%02d/day=%02d/%s.json"
                .formatted(
                        day.getYear(),
                        day.getMonthValue(),
                        day.getDayOfMonth(),
                        result.text("ResultId").orElse(""));
        ObjectStore store = ObjectStores.open(prefix.endsWith("/") ? prefix : prefix + "/", storeOptions);
        store.write(name, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Tree result, String field) {
        return result.instant(field).map(Instant::toString).orElse("");
    }

    /** Whether an error means that somebody stopped the run. */
    static boolean isCancelled(Exception e) {
        return e instanceof CancelledException || Thread.currentThread().isInterrupted();
    }
}

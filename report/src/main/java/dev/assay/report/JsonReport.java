package dev.assay.report;

import dev.assay.metric.MetricKey;
import dev.assay.result.AnalyzerOutcome;
import dev.assay.result.Evaluation;
import dev.assay.result.Outcome;
import dev.assay.result.ScanSummary;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;

/**
 * The complete result under our own names; schema: {@code result-1.schema.json}. What has no value is left out. A change that would
 * break a reader raises {@code schemaVersion}.
 */
final class JsonReport implements Reporter {
    private static final long SCHEMA_VERSION = 1;

    private final boolean timings;

    /** @param timings whether {@code scan.seconds} is written */
    JsonReport(boolean timings) {
        this.timings = timings;
    }

    @Override
    public void write(Evaluation evaluation, Writer out) throws IOException {
        JsonWriter json = new JsonWriter(out, true);
        json.object();
        json.field("schemaVersion", SCHEMA_VERSION);
        json.field("resultId", evaluation.resultId());
        if (evaluation.score().isPresent()) {
            json.field("score", evaluation.score().getAsDouble());
        }
        json.field("startedOn", Timestamps.millis(evaluation.startedOn()));
        json.field("completedOn", Timestamps.millis(evaluation.completedOn()));
        if (evaluation.rulesetName().isPresent()) {
            json.field("ruleset", evaluation.rulesetName().get());
        }
        json.field("dataset", evaluation.datasetName());
        json.field("context", evaluation.context());
        json.field("now", evaluation.now().toString());
        json.field("zone", evaluation.zone().getId());
        json.name("observations").array().end();
        json.name("rules").array();
        for (Outcome outcome : evaluation.outcomes()) {
            rule(json, outcome);
        }
        json.end();
        json.name("analyzers").array();
        for (AnalyzerOutcome analyzer : evaluation.analyzers()) {
            analyzer(json, analyzer);
        }
        json.end();
        json.name("warnings").array();
        for (String warning : evaluation.warnings()) {
            json.text(warning);
        }
        json.end();
        scan(json, evaluation.scan());
        json.end().finish();
    }

    private static void rule(JsonWriter json, Outcome outcome) throws IOException {
        json.object();
        json.field("name", outcome.name());
        json.field("description", outcome.description());
        json.field("evaluatedRule", outcome.evaluatedRule());
        json.field("result", outcome.verdict().name());
        if (outcome.cause().isPresent()) {
            json.field("cause", outcome.cause().get().name());
        }
        if (outcome.message().isPresent()) {
            json.field("message", outcome.message().get());
        }
        if (outcome.hint().isPresent()) {
            json.field("hint", outcome.hint().get());
        }
        if (outcome.explanation().isPresent()) {
            json.field("explanation", outcome.explanation().get());
        }
        json.field("from", outcome.from().name().toLowerCase(Locale.ROOT));
        metrics(json.name("metrics"), outcome.metrics());
        json.name("labels").object();
        for (Map.Entry<String, String> label : outcome.labels().entrySet()) {
            json.field(label.getKey(), label.getValue());
        }
        json.end();
        json.name("source").object();
        json.field("line", (long) outcome.source().line());
        json.field("column", (long) outcome.source().column());
        json.end();
        json.end();
    }

    private static void analyzer(JsonWriter json, AnalyzerOutcome analyzer) throws IOException {
        json.object();
        json.field("name", analyzer.name());
        json.field("description", analyzer.description());
        if (analyzer.message().isPresent()) {
            json.field("message", analyzer.message().get());
        }
        metrics(json.name("metrics"), analyzer.metrics());
        json.end();
    }

    private void scan(JsonWriter json, ScanSummary scan) throws IOException {
        json.name("scan").object();
        json.field("rowsRead", scan.rowsRead());
        json.field("bytesRead", scan.bytesRead());
        json.field("splits", (long) scan.splits());
        json.field("splitsFromStatistics", (long) scan.splitsFromStatistics());
        if (timings && Double.isFinite(scan.seconds())) {
            json.field("seconds", scan.seconds());
        }
        json.end();
    }

    private static void metrics(JsonWriter json, Map<MetricKey, Number> metrics) throws IOException {
        json.object();
        for (Map.Entry<MetricKey, Number> metric : metrics.entrySet()) {
            if (NumberText.writable(metric.getValue())) {
                json.field(metric.getKey().toString(), metric.getValue());
            }
        }
        json.end();
    }
}

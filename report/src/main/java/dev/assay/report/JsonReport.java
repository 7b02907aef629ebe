package dev.assay.report;

import dev.assay.metric.MetricKey;
import dev.assay.result.AnalyzerOutcome;
import dev.assay.result.DistributionData;
import dev.assay.result.Evaluation;
import dev.assay.result.ExampleRow;
import dev.assay.result.Observation;
import dev.assay.result.Outcome;
import dev.assay.result.ScanSummary;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
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
    public void write(List<Evaluation> evaluations, Writer out) throws IOException {
        JsonWriter.documents(evaluations, this::write, out);
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
        json.name("observations").array();
        for (Observation observation : evaluation.observations()) {
            observation(json, observation);
        }
        json.end();
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
        if (evaluation.historyProblem().isPresent()) {
            json.field("historyProblem", evaluation.historyProblem().get());
        }
        if (!evaluation.rowProblems().isEmpty()) {
            json.name("rowProblems").array();
            for (String problem : evaluation.rowProblems()) {
                json.text(problem);
            }
            json.end();
        }
        scan(json, evaluation.scan());
        json.end().finish();
    }

    private static void rule(JsonWriter json, Outcome outcome) throws IOException {
        json.object();
        json.field("name", outcome.name());
        json.field("description", outcome.description());
        if (outcome.evaluatedRule().isPresent()) {
            json.field("evaluatedRule", outcome.evaluatedRule().get());
        }
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
        if (!outcome.examples().isEmpty()) {
            json.name("examples").array();
            for (ExampleRow example : outcome.examples()) {
                example(json, example);
            }
            json.end();
        }
        json.name("source").object();
        json.field("line", (long) outcome.source().line());
        json.field("column", (long) outcome.source().column());
        json.end();
        json.end();
    }

    private static void example(JsonWriter json, ExampleRow example) throws IOException {
        json.object();
        if (example.file().isPresent()) {
            json.field("file", example.file().get());
        }
        json.field("row", example.row());
        if (!example.values().isEmpty()) {
            json.name("values").object();
            for (Map.Entry<String, String> value : example.values().entrySet()) {
                json.field(value.getKey(), value.getValue());
            }
            json.end();
        }
        json.end();
    }

    private static void observation(JsonWriter json, Observation observation) throws IOException {
        json.object();
        json.field("description", observation.description());
        json.field("metric", observation.metric().toString());
        json.field("actual", observation.actual());
        json.field("expected", observation.expected());
        json.field("lower", observation.lower());
        json.field("upper", observation.upper());
        json.name("newRules").array();
        for (String rule : observation.newRules()) {
            json.text(rule);
        }
        json.end();
        json.end();
    }

    /** Bin edges and counts, as Glue names them. */
    static void distribution(JsonWriter json, DistributionData distribution, boolean pascalCase) throws IOException {
        json.object();
        json.name(pascalCase ? "BinEdges" : "binEdges").array();
        for (String edge : distribution.binEdges()) {
            json.text(edge);
        }
        json.end();
        json.name(pascalCase ? "Count" : "counts").array();
        for (long count : distribution.counts()) {
            json.number(count);
        }
        json.end();
        json.field(pascalCase ? "DataType" : "dataType", distribution.dataType());
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
        if (!analyzer.distributions().isEmpty()) {
            json.name("distributions").object();
            for (Map.Entry<MetricKey, DistributionData> entry :
                    analyzer.distributions().entrySet()) {
                distribution(json.name(entry.getKey().toString()), entry.getValue(), false);
            }
            json.end();
        }
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

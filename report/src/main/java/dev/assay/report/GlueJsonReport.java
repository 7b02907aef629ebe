package dev.assay.report;

import dev.assay.metric.MetricKey;
import dev.assay.result.AnalyzerOutcome;
import dev.assay.result.DistributionData;
import dev.assay.result.Evaluation;
import dev.assay.result.Observation;
import dev.assay.result.Outcome;
import dev.assay.result.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The document that AWS Glue's GetDataQualityResult returns for a job, in the style of the console's download; schema:
 * {@code glue-result-1.schema.json}. Names and order of fields are Glue's; a field without value is left out. Texts longer than Glue
 * allows are cut, the number of rules is not: more than 2,000 are written although Glue would refuse them.
 */
final class GlueJsonReport implements Reporter {
    private static final int TEXT_LIMIT = 2048;
    private static final int OBSERVATION_LIMIT = 50;
    private static final int NAME_LIMIT = 255;
    private static final String CUT = "...";

    @Override
    public void write(List<Evaluation> evaluations, Writer out) throws IOException {
        JsonWriter.documents(evaluations, this::write, out);
    }

    @Override
    public void write(Evaluation evaluation, Writer out) throws IOException {
        JsonWriter json = new JsonWriter(out, true);
        json.object();
        json.field("ResultId", evaluation.resultId());
        if (evaluation.score().isPresent()) {
            json.field("Score", evaluation.score().getAsDouble());
        }
        if (evaluation.rulesetName().isPresent()
                && !evaluation.rulesetName().get().isEmpty()) {
            json.field("RulesetName", cut(evaluation.rulesetName().get(), NAME_LIMIT));
        }
        json.field("EvaluationContext", evaluation.context());
        json.field("StartedOn", Timestamps.millis(evaluation.startedOn()));
        json.field("CompletedOn", Timestamps.millis(evaluation.completedOn()));
        if (!evaluation.outcomes().isEmpty()) {
            json.name("RuleResults").array();
            for (Outcome outcome : evaluation.outcomes()) {
                rule(json, outcome);
            }
            json.end();
        }
        if (!evaluation.analyzers().isEmpty()) {
            json.name("AnalyzerResults").array();
            for (AnalyzerOutcome analyzer : evaluation.analyzers()) {
                analyzer(json, analyzer);
            }
            json.end();
        }
        observations(json, evaluation.observations());
        json.end().finish();
    }

    private static void rule(JsonWriter json, Outcome outcome) throws IOException {
        json.object();
        json.field("Name", outcome.name());
        json.field("Description", cut(outcome.description(), TEXT_LIMIT));
        if (outcome.message().isPresent() || outcome.verdict() != Verdict.PASS) {
            json.field("EvaluationMessage", cut(outcome.message().orElse(""), TEXT_LIMIT));
        }
        json.field("Result", outcome.verdict().name());
        metrics(json.name("EvaluatedMetrics"), outcome.metrics());
        if (outcome.evaluatedRule().isPresent()) {
            json.field("EvaluatedRule", cut(outcome.evaluatedRule().get(), TEXT_LIMIT));
        }
        if (!outcome.labels().isEmpty()) {
            json.name("Labels").object();
            for (Map.Entry<String, String> label : outcome.labels().entrySet()) {
                json.field(label.getKey(), label.getValue());
            }
            json.end();
        }
        json.end();
    }

    private static void analyzer(JsonWriter json, AnalyzerOutcome analyzer) throws IOException {
        json.object();
        json.field("Name", analyzer.name());
        json.field("Description", cut(analyzer.description(), TEXT_LIMIT));
        if (analyzer.message().isPresent()) {
            json.field("EvaluationMessage", cut(analyzer.message().get(), TEXT_LIMIT));
        }
        metrics(json.name("EvaluatedMetrics"), analyzer.metrics());
        if (!analyzer.distributions().isEmpty()) {
            json.name("EvaluatedDistributions").object();
            for (Map.Entry<MetricKey, DistributionData> entry :
                    analyzer.distributions().entrySet()) {
                JsonReport.distribution(json.name(cut(entry.getKey().toString(), NAME_LIMIT)), entry.getValue(), true);
            }
            json.end();
        }
        json.end();
    }

    /** Glue lists no more than 50: those farthest outside of their range, relative to its width. */
    private static void observations(JsonWriter json, List<Observation> all) throws IOException {
        if (all.isEmpty()) {
            return;
        }
        List<Observation> listed = all;
        if (all.size() > OBSERVATION_LIMIT) {
            List<Observation> farthest = all.stream()
                    .sorted(Comparator.comparingDouble(GlueJsonReport::distance).reversed())
                    .limit(OBSERVATION_LIMIT)
                    .toList();
            listed = all.stream().filter(farthest::contains).toList();
        }
        json.name("Observations").array();
        for (Observation observation : listed) {
            json.object();
            json.field("Description", cut(observation.description(), TEXT_LIMIT));
            json.name("MetricBasedObservation").object();
            json.field("MetricName", observation.metric().toString());
            json.name("MetricValues").object();
            json.field("ActualValue", observation.actual());
            json.field("ExpectedValue", observation.expected());
            json.field("LowerLimit", observation.lower());
            json.field("UpperLimit", observation.upper());
            json.end();
            json.name("NewRules").array();
            for (String rule : observation.newRules()) {
                json.text(rule);
            }
            json.end();
            json.end();
            json.end();
        }
        json.end();
    }

    private static double distance(Observation observation) {
        double outside =
                Math.max(observation.lower() - observation.actual(), observation.actual() - observation.upper());
        return outside / Math.max(observation.upper() - observation.lower(), Double.MIN_NORMAL);
    }

    private static void metrics(JsonWriter json, Map<MetricKey, Number> metrics) throws IOException {
        json.object();
        Set<String> shortened = new HashSet<>();
        for (Map.Entry<MetricKey, Number> metric : metrics.entrySet()) {
            if (NumberText.writable(metric.getValue())) {
                json.field(key(metric.getKey().toString(), shortened), metric.getValue());
            }
        }
        json.end();
    }

    /** Glue's limit holds for keys too; column names of that length are cut, and numbered where that makes them equal. */
    private static String key(String key, Set<String> shortened) {
        String name = cut(key, NAME_LIMIT);
        for (int copy = 2; name.length() < key.length() && !shortened.add(name); copy++) {
            name = cut(key, NAME_LIMIT - Integer.toString(copy).length()) + copy;
        }
        return name;
    }

    /** The text if it has at most {@code limit} characters (code points); otherwise its beginning and three dots. */
    private static String cut(String text, int limit) {
        if (text.length() <= limit || text.codePointCount(0, text.length()) <= limit) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, limit - CUT.length())) + CUT;
    }
}

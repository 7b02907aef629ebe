package dev.assay.rule;

import dev.assay.anomaly.AnomalyDetector;
import dev.assay.anomaly.AnomalySettings;
import dev.assay.anomaly.Prediction;
import dev.assay.anomaly.ValueRange;
import dev.assay.dqdl.Names;
import dev.assay.dqdl.Signature;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.ast.SimpleRule;
import dev.assay.history.Point;
import dev.assay.metric.MetricKey;
import dev.assay.predicate.PredicateException;
import dev.assay.result.Cause;
import dev.assay.scan.Measurement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code DetectAnomalies "Type" "parameter" ...}: the metrics of a rule of that type lie within the range predicted from their history. With
 * too little history it passes.
 */
final class DetectAnomalies {
    static final RuleType TYPE = RuleType.named("DetectAnomalies")
            .summary("A metric of the data lies within the range predicted from its history.")
            .example("DetectAnomalies \"RowCount\"")
            .example("DetectAnomalies \"Mean\" \"price\"")
            .form(1, Signature.UNBOUNDED, Role.METRIC)
            .bind(DetectAnomalies::bind)
            .build();

    private DetectAnomalies() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        SimpleRule inner = inner(call.rule());
        RuleType type = RuleTypes.installed()
                .find(inner.type())
                .filter(known -> known.signature().has(Feature.WATCHED))
                .orElseThrow(() -> unwatched(inner.type()));
        requireParameters(type, inner);
        BoundRule metrics = type.binder().bind(call.measuring(inner));
        return new Bound(
                metrics,
                call.earlier(),
                call.time().now(),
                call.where(),
                RuleCall.statementOf(call.rule()),
                call.options().anomalies());
    }

    private static RuleException unwatched(String type) {
        List<String> watched = RuleTypes.installed().all().stream()
                .filter(known -> known.signature().has(Feature.WATCHED))
                .map(RuleType::name)
                .toList();
        return new RuleException(
                Cause.BAD_ARGUMENT,
                "DetectAnomalies does not watch " + type,
                Optional.of(Names.nearest(type, watched)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("it watches: " + String.join(", ", watched))));
    }

    /** The rule whose metrics are watched, without a condition. */
    private static SimpleRule inner(SimpleRule rule) {
        String type = rule.parameters().get(0).value();
        return new SimpleRule(
                type.equals("CustomSQL") ? "CustomSql" : type,
                rule.parameters().subList(1, rule.parameters().size()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                rule.at());
    }

    static boolean isOnSql(SimpleRule rule) {
        return rule.type().equals("DetectAnomalies") && inner(rule).type().equals("CustomSql");
    }

    private static void requireParameters(RuleType type, SimpleRule inner) throws RuleException {
        int given = inner.parameters().size();
        if (type.signature().form(given).isEmpty()) {
            throw new RuleException(
                    Cause.BAD_ARGUMENT,
                    "DetectAnomalies \"" + type.name() + "\" has " + given + " parameters after the name, which "
                            + type.name() + " does not take",
                    Optional.of("write it as in: " + type.examples().get(0)));
        }
    }

    private record Bound(
            BoundRule metrics,
            EarlierValues earlier,
            Instant now,
            Optional<String> where,
            Optional<String> statement,
            AnomalySettings settings)
            implements BoundRule {
        @Override
        public List<Measurement<?>> measurements() {
            return metrics.measurements();
        }

        @Override
        public Judgement judge(Answers answers) {
            Judgement measured = metrics.judge(answers);
            if (!measured.passes()) {
                return measured;
            }
            Judgement.Builder judgement = Judgement.builder();
            for (Map.Entry<MetricKey, Number> metric : measured.metrics().entrySet()) {
                judgement.metric(metric.getKey(), metric.getValue());
                try {
                    judge(metric.getKey(), metric.getValue(), judgement);
                } catch (PredicateException e) {
                    judgement.fail(e.reason(), String.valueOf(e.getMessage()));
                }
            }
            return judgement.build();
        }

        private void judge(MetricKey key, Number actual, Judgement.Builder judgement) throws PredicateException {
            List<Point> newestFirst = earlier.last(key, where, statement, settings.maximumPoints());
            List<Point> history = new ArrayList<>(newestFirst);
            Collections.reverse(history);
            Optional<Prediction> prediction = new AnomalyDetector(settings).predict(history, now, ValueRange.of(key));
            if (prediction.isEmpty()) {
                judgement.note(
                        "Not enough data to detect anomalies: " + history.size() + " of " + settings.minimumPoints());
                return;
            }
            Prediction normal = prediction.get();
            String range = "[" + Messages.text(normal.lower()) + ", " + Messages.text(normal.upper()) + "]";
            if (!normal.isNormal(actual.doubleValue())) {
                judgement.fail(
                        Cause.NOT_MET,
                        "Value: " + Messages.text(actual.doubleValue()) + " is outside the predicted range " + range
                                + "!");
                judgement.explanation(key + " was predicted to be " + Messages.text(normal.expected()) + " from "
                        + history.size() + " earlier values, by their "
                        + normal.method().name().toLowerCase(Locale.ROOT));
            }
        }
    }
}

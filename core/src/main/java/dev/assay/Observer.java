package dev.assay;

import dev.assay.anomaly.AnomalyDetector;
import dev.assay.anomaly.AnomalySettings;
import dev.assay.anomaly.Prediction;
import dev.assay.anomaly.ValueRange;
import dev.assay.dqdl.CanonicalText;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.SimpleRule;
import dev.assay.history.Point;
import dev.assay.history.Series;
import dev.assay.metric.MetricKey;
import dev.assay.predicate.PredicateException;
import dev.assay.result.Observation;
import dev.assay.rule.EarlierValues;
import dev.assay.rule.Judgement;
import dev.assay.rule.RuleCall;
import dev.assay.rule.RuleTypes;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what rules and analyzers measured with what its history predicts. What it finds informs; no verdict depends on it.
 */
final class Observer {
    private static final MathContext DOWN = new MathContext(6, RoundingMode.FLOOR);
    private static final MathContext UP = new MathContext(6, RoundingMode.CEILING);

    private final EarlierValues earlier;
    private final AnomalySettings settings;
    private final Instant now;
    private final List<Observation> observations = new ArrayList<>();
    private final Set<Series> seen = new LinkedHashSet<>();
    private final Set<String> problems = new LinkedHashSet<>();

    Observer(EarlierValues earlier, AnomalySettings settings, Instant now) {
        this.earlier = earlier;
        this.settings = settings;
        this.now = now;
    }

    /** What was found so far. */
    List<Observation> observations() {
        return observations;
    }

    /** Why some of the history could not be read. */
    Set<String> problems() {
        return problems;
    }

    /** Looks at what one rule or analyzer measured. */
    void observe(BoundRuleset.Leaf leaf, Judgement judgement) {
        SimpleRule rule = leaf.source();
        boolean watched = rule.type().equals("DetectAnomalies")
                || RuleTypes.installed()
                        .find(rule.type())
                        .filter(type -> type.signature().has(Feature.WATCHED))
                        .isPresent();
        if (!watched) {
            return;
        }
        Optional<String> where = rule.where().map(clause -> clause.filter());
        Optional<String> statement = RuleCall.statementOf(rule);
        for (Map.Entry<MetricKey, Number> metric : judgement.metrics().entrySet()) {
            if (seen.add(Series.of(metric.getKey(), where, statement))) {
                try {
                    observe(rule, metric.getKey(), metric.getValue().doubleValue(), where, statement);
                } catch (PredicateException e) {
                    problems.add(String.valueOf(e.getMessage()));
                }
            }
        }
    }

    private void observe(
            SimpleRule rule, MetricKey key, double actual, Optional<String> where, Optional<String> statement)
            throws PredicateException {
        List<Point> history = new ArrayList<>(earlier.last(key, where, statement, settings.maximumPoints()));
        Collections.reverse(history);
        ValueRange range = ValueRange.of(key);
        Optional<Prediction> prediction = new AnomalyDetector(settings).predict(history, now, range);
        if (prediction.isPresent() && !prediction.get().isNormal(actual)) {
            Prediction normal = prediction.get();
            observations.add(new Observation(
                    "An anomaly was detected for metric " + key,
                    key,
                    actual,
                    normal.expected(),
                    normal.lower(),
                    normal.upper(),
                    proposal(rule, key, normal, range)));
        }
    }

    /** A rule that asks for the normal range. {@code between} excludes its ends, so they are moved outwards. */
    private static List<String> proposal(SimpleRule rule, MetricKey key, Prediction normal, ValueRange range) {
        // A bound of values or lengths is no metric that a rule has a condition on.
        if (!key.metric().equals(rule.type()) || !Double.isFinite(normal.lower()) || !Double.isFinite(normal.upper())) {
            return List.of();
        }
        BigDecimal lower = rounded(normal.lower(), range.whole(), DOWN);
        BigDecimal upper = rounded(normal.upper(), range.whole(), UP);
        String name = CanonicalText.of(new SimpleRule(
                rule.type(),
                rule.parameters(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                rule.at()));
        return List.of(name + " between " + lower.subtract(lower.ulp()).toPlainString() + " and "
                + upper.add(upper.ulp()).toPlainString()
                + rule.where().map(where -> " where " + where.source()).orElse(""));
    }

    private static BigDecimal rounded(double bound, boolean whole, MathContext context) {
        BigDecimal exact = BigDecimal.valueOf(bound);
        return whole ? exact.setScale(0, context.getRoundingMode()) : exact.round(context);
    }
}

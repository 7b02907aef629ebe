package dev.assay;

import dev.assay.history.HistoryException;
import dev.assay.history.MetricsHistory;
import dev.assay.history.Point;
import dev.assay.history.Series;
import dev.assay.metric.MetricKey;
import dev.assay.predicate.PredicateException;
import dev.assay.result.Cause;
import dev.assay.rule.EarlierValues;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Earlier values out of a history. */
record RecordedValues(MetricsHistory history, String context, Instant before) implements EarlierValues {
    @Override
    public List<Point> last(MetricKey metric, Optional<String> where, Optional<String> statement, int limit)
            throws PredicateException {
        try {
            return history.last(context, Series.of(metric, where, statement), limit, before);
        } catch (HistoryException e) {
            throw new PredicateException(Cause.BAD_OPERAND, String.valueOf(e.getMessage()));
        }
    }
}

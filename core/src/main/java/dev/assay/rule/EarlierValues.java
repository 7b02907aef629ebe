package dev.assay.rule;

import dev.assay.history.Point;
import dev.assay.metric.MetricKey;
import dev.assay.predicate.PredicateException;
import java.util.List;
import java.util.Optional;

/** What a rule's own metric was in earlier evaluations: what dynamic operands such as {@code avg(last(5))} are computed from. */
@FunctionalInterface
public interface EarlierValues {
    /** There is no history. */
    EarlierValues NONE = (metric, where, statement, limit) -> {
        throw new PredicateException(
                dev.assay.result.Cause.BAD_OPERAND,
                "Dynamic rules require job context, and cannot be evaluated in interactive session or data preview.");
    };

    /**
     * The most recent values before this evaluation, newest first.
     *
     * @param where the rule's filter
     * @param statement the rule's SQL statement, for CustomSql
     * @param limit at most so many; at least 1
     * @throws PredicateException if there is no history, or it cannot be read
     */
    List<Point> last(MetricKey metric, Optional<String> where, Optional<String> statement, int limit)
            throws PredicateException;
}

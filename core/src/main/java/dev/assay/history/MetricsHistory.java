package dev.assay.history;

import java.time.Instant;
import java.util.List;

/** Keeps what evaluations measured. Safe for several threads, and as safe for several processes as its store is. */
public interface MetricsHistory {
    /**
     * The latest included values of a series before an instant, newest first.
     *
     * @param limit at most so many; at least 1
     * @throws HistoryException if values that might belong to the answer cannot be read
     */
    List<Point> last(String context, Series series, int limit, Instant before) throws HistoryException;

    /**
     * Keeps a run. A run of the same context and instant is replaced, so that the past can be evaluated again in any order.
     *
     * @throws HistoryException if it cannot be kept; nothing of it is kept then
     */
    void append(Run run) throws HistoryException;

    /**
     * Excludes a value from what is learnt, or includes it again.
     *
     * @param at instant of its run
     * @return whether there is such a value
     */
    boolean annotate(String context, Instant at, Series series, boolean included) throws HistoryException;
}

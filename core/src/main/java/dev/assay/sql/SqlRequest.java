package dev.assay.sql;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.predicate.EvaluationTime;
import java.util.Map;

/**
 * A statement and what it may see.
 *
 * @param statement the text
 * @param datasets by name, {@code primary} among them
 * @param time what {@code now()} is, and the zone in which instants have dates
 * @param threads at most so many
 * @param memoryBytes at most so much outside the heap
 * @param stop asked now and then while a statement runs
 */
public record SqlRequest(
        String statement,
        Map<String, Dataset> datasets,
        EvaluationTime time,
        int threads,
        long memoryBytes,
        Stop stop) {
    public SqlRequest {
        datasets = Map.copyOf(datasets);
    }

    /** Ends a statement that takes too long. */
    @FunctionalInterface
    public interface Stop {
        /** @throws DataException if the statement is to be ended */
        void check() throws DataException;
    }
}

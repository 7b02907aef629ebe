package dev.assay.analyzer.distributive;

import dev.assay.analyzer.Basis;
import dev.assay.analyzer.State;
import dev.assay.metric.Metric;
import java.util.Optional;

/**
 * Rows and values of a column.
 *
 * @param rows rows in scope
 * @param present those that are not null
 */
public record PresenceState(long rows, long present) implements State<PresenceState> {
    static final PresenceState NOTHING = new PresenceState(0, 0);

    @Override
    public Optional<Basis> basis() {
        return Optional.of(Basis.ofRows(rows, rows - present));
    }

    @Override
    public PresenceState merge(PresenceState other) {
        return new PresenceState(Math.addExact(rows, other.rows), Math.addExact(present, other.present));
    }

    /** Rows in scope without a value. */
    public long nulls() {
        return rows - present;
    }

    /** Whether no row in scope is null; also true of no rows. */
    public boolean isComplete() {
        return rows == present;
    }

    /** Values per row, 0 to 1; undefined without rows. */
    public Metric completeness() {
        return rows == 0 ? Metric.undefined() : Metric.of(present / (double) rows);
    }
}

package dev.assay.analyzer.distributive;

import dev.assay.analyzer.Basis;
import dev.assay.analyzer.State;
import dev.assay.metric.Metric;
import java.util.Optional;

/**
 * Rows that pass a test.
 *
 * @param rows rows in scope
 * @param passed those that pass
 */
public record ComplianceState(long rows, long passed) implements State<ComplianceState> {
    static final ComplianceState NOTHING = new ComplianceState(0, 0);

    @Override
    public Optional<Basis> basis() {
        return Optional.of(Basis.ofRows(rows));
    }

    @Override
    public ComplianceState merge(ComplianceState other) {
        return new ComplianceState(Math.addExact(rows, other.rows), Math.addExact(passed, other.passed));
    }

    /** Rows in scope that do not pass. */
    public long failed() {
        return rows - passed;
    }

    /** Whether every row in scope passes; also true of no rows. */
    public boolean isEveryRow() {
        return rows == passed;
    }

    /** Passing rows per row, 0 to 1; undefined without rows. */
    public Metric ratio() {
        return rows == 0 ? Metric.undefined() : Metric.of(passed / (double) rows);
    }
}

package dev.assay.analyzer.distributive;

import dev.assay.analyzer.Basis;
import dev.assay.analyzer.State;
import dev.assay.metric.Metric;
import java.util.Optional;

/** So many rows. */
public record RowCountState(long rows) implements State<RowCountState> {
    static final RowCountState NOTHING = new RowCountState(0);

    @Override
    public Optional<Basis> basis() {
        return Optional.of(Basis.ofRows(rows));
    }

    @Override
    public RowCountState merge(RowCountState other) {
        return new RowCountState(Math.addExact(rows, other.rows));
    }

    /** The number of rows; 0 is a value. */
    public Metric count() {
        return Metric.count(rows);
    }
}

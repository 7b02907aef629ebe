package dev.assay.analyzer.distributive;

import dev.assay.analyzer.Basis;
import dev.assay.analyzer.State;
import dev.assay.metric.Metric;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Lengths of texts in code points.
 *
 * @param rows rows in scope
 * @param present those that are not null
 * @param shortest of the texts, nulls left aside; empty if there is none
 * @param longest likewise
 */
public record LengthsState(long rows, long present, OptionalInt shortest, OptionalInt longest)
        implements State<LengthsState> {
    static final LengthsState NOTHING = new LengthsState(0, 0, OptionalInt.empty(), OptionalInt.empty());

    @Override
    public Optional<Basis> basis() {
        return Optional.of(Basis.ofRows(rows, rows - present));
    }

    @Override
    public LengthsState merge(LengthsState other) {
        return new LengthsState(
                Math.addExact(rows, other.rows),
                Math.addExact(present, other.present),
                present == 0
                        ? other.shortest
                        : other.present == 0
                                ? shortest
                                : OptionalInt.of(Math.min(shortest.getAsInt(), other.shortest.getAsInt())),
                present == 0
                        ? other.longest
                        : other.present == 0
                                ? longest
                                : OptionalInt.of(Math.max(longest.getAsInt(), other.longest.getAsInt())));
    }

    /** Rows in scope without a text. */
    public long nulls() {
        return rows - present;
    }

    /** The smallest length, a null having length 0; undefined without rows. */
    public Metric minimum() {
        return rows == 0 ? Metric.undefined() : Metric.of(nulls() > 0 ? 0 : shortest.orElse(0));
    }

    /** The largest length, a null having length 0; undefined without rows. */
    public Metric maximum() {
        return rows == 0 ? Metric.undefined() : Metric.of(longest.orElse(0));
    }
}

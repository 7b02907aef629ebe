package dev.assay.analyzer.distributive;

import dev.assay.analyzer.Accumulator;
import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.AnalyzerContext;
import dev.assay.analyzer.Labels;
import dev.assay.batch.Lane;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.ColumnStatistics;
import dev.assay.data.ColumnType;
import dev.assay.data.SplitStatistics;
import java.util.List;
import java.util.Optional;

/**
 * Exact minimum and maximum of a column whose values have an order: numbers, booleans, dates, timestamps, texts (by UTF-8 bytes). NaN
 * is counted apart and is a bound only if there is nothing else; -0.0 is 0.0.
 */
public record Bounds(ColumnPath column) implements Analyzer<BoundsState> {
    /** The bounds of one column. */
    public static Bounds of(ColumnPath column) {
        return new Bounds(column);
    }

    /** Named after its minimum; a rule about the maximum uses {@link Labels}. */
    @Override
    public String label(Optional<String> where) {
        return Labels.columnWithOptions("Minimum", column.toString(), where);
    }

    @Override
    public List<ColumnRequest> columns() {
        return List.of(ColumnRequest.values(column));
    }

    @Override
    public BoundsState identity(AnalyzerContext context) {
        return BoundsState.NOTHING;
    }

    /** Decides when rows and nulls are known and the bounds are values of the column, or all rows are null. */
    @Override
    public Optional<BoundsState> fromStatistics(SplitStatistics statistics) {
        Optional<ColumnStatistics> known = statistics.column(column);
        if (statistics.rows().isEmpty()
                || known.isEmpty()
                || known.get().nullCount().isEmpty()) {
            return Optional.empty();
        }
        long rows = statistics.rows().getAsLong();
        long present = rows - known.get().nullCount().getAsLong();
        if (present == 0) {
            return Optional.of(new BoundsState(rows, 0, 0, Optional.empty(), Optional.empty()));
        }
        if (!known.get().exactBounds()) {
            return Optional.empty();
        }
        return Optional.of(new BoundsState(
                rows,
                present,
                0,
                Optional.of(known.get().minimum().get().value()),
                Optional.of(known.get().maximum().get().value())));
    }

    /** @throws IllegalArgumentException if the values have no order: binary and nested columns */
    @Override
    public Accumulator<BoundsState> accumulator(AnalyzerContext context) {
        ColumnType type = context.type(column);
        int ordinal = context.ordinal(column);
        switch (Lane.of(type)) {
            case LONG:
                return new BoundsAccumulators.OfLong(ordinal, type);
            case DOUBLE:
                return new BoundsAccumulators.OfDouble(ordinal);
            case INT128:
                return new BoundsAccumulators.OfInt128(ordinal, type);
            case BIG_DECIMAL:
                return new BoundsAccumulators.OfBigDecimal(ordinal);
            case BYTES:
                if (type.typeClass() == dev.assay.data.TypeClass.TEXT) {
                    return new BoundsAccumulators.OfText(ordinal);
                }
                throw unordered(type);
            default:
                throw unordered(type);
        }
    }

    private IllegalArgumentException unordered(ColumnType type) {
        return new IllegalArgumentException(
                "values of column " + column + " of type " + type.messageName() + " have no order");
    }
}

package dev.assay.analyzer.distributive;

import dev.assay.analyzer.Accumulator;
import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.AnalyzerContext;
import dev.assay.analyzer.Labels;
import dev.assay.batch.Lane;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.ColumnType;
import dev.assay.data.SplitStatistics;
import java.util.List;
import java.util.Optional;

/**
 * Sum and number of the present values of a numeric column. Whole numbers and decimals are summed exactly, whatever the sum's size;
 * doubles as if with twice the digits.
 */
public record ExactSum(ColumnPath column) implements Analyzer<SumState> {
    /** The sum of one column. */
    public static ExactSum of(ColumnPath column) {
        return new ExactSum(column);
    }

    /** Named after the sum; a rule about the mean uses {@link Labels}. */
    @Override
    public String label(Optional<String> where) {
        return Labels.column("Sum", column.toString(), where);
    }

    @Override
    public List<ColumnRequest> columns() {
        return List.of(ColumnRequest.values(column));
    }

    @Override
    public SumState identity(AnalyzerContext context) {
        return SumState.NOTHING;
    }

    /** Decides when all rows are null. */
    @Override
    public Optional<SumState> fromStatistics(SplitStatistics statistics) {
        return Knowledge.allNull(statistics, column) ? Optional.of(SumState.NOTHING) : Optional.empty();
    }

    /** @throws IllegalArgumentException if the column is not numeric */
    @Override
    public Accumulator<SumState> accumulator(AnalyzerContext context) {
        ColumnType type = context.type(column);
        if (!type.typeClass().isNumeric()) {
            throw new IllegalArgumentException(
                    "column " + column + " of type " + type.messageName() + " is not numeric");
        }
        int ordinal = context.ordinal(column);
        switch (Lane.of(type)) {
            case DOUBLE:
                return new SumAccumulators.OfDouble(ordinal);
            case LONG:
                return new SumAccumulators.OfLong(ordinal, type.scale());
            case INT128:
                return new SumAccumulators.OfInt128(ordinal, type.scale());
            default:
                return new SumAccumulators.OfBigDecimal(ordinal);
        }
    }
}

package dev.assay.analyzer.algebraic;

import dev.assay.analyzer.Accumulator;
import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.AnalyzerContext;
import dev.assay.analyzer.Labels;
import dev.assay.batch.Batch;
import dev.assay.batch.Lane;
import dev.assay.batch.RowMask;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.ColumnStatistics;
import dev.assay.data.ColumnType;
import dev.assay.data.SplitStatistics;
import dev.assay.internal.kernel.CentralMoments;
import dev.assay.internal.kernel.DoubleBlocks;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Mean and central moments of the present values of a numeric column, as doubles.
 *
 * @param order 2 for the variance, 4 for skewness and kurtosis too
 */
public record Moments(ColumnPath column, int order) implements Analyzer<MomentsState> {
    /** @throws IllegalArgumentException if the order is neither 2 nor 4 */
    public Moments {
        if (order != 2 && order != 4) {
            throw new IllegalArgumentException("moments up to order 2 or 4, not " + order);
        }
    }

    /** The moments of one column. */
    public static Moments of(ColumnPath column, int order) {
        return new Moments(column, order);
    }

    /** Named after the standard deviation, at order 4 after the kurtosis; rules about other metrics use {@link Labels}. */
    @Override
    public String label(Optional<String> where) {
        return Labels.column(order == 2 ? "StandardDeviation" : "Kurtosis", column.toString(), where);
    }

    @Override
    public List<ColumnRequest> columns() {
        return List.of(ColumnRequest.values(column));
    }

    @Override
    public MomentsState identity(AnalyzerContext context) {
        return MomentsState.NOTHING;
    }

    /** Decides when all rows are null. */
    @Override
    public Optional<MomentsState> fromStatistics(SplitStatistics statistics) {
        OptionalLong nulls =
                statistics.column(column).map(ColumnStatistics::nullCount).orElse(OptionalLong.empty());
        return statistics.rows().isPresent() && nulls.equals(statistics.rows())
                ? Optional.of(MomentsState.NOTHING)
                : Optional.empty();
    }

    /** @throws IllegalArgumentException if the column is not numeric */
    @Override
    public Accumulator<MomentsState> accumulator(AnalyzerContext context) {
        ColumnType type = context.type(column);
        if (!type.typeClass().isNumeric()) {
            throw new IllegalArgumentException(
                    "column " + column + " of type " + type.messageName() + " is not numeric");
        }
        return new Accumulated(context.ordinal(column), type, order);
    }

    private static final class Accumulated implements Accumulator<MomentsState> {
        private final int ordinal;
        private final int scale;
        private final CentralMoments moments;
        private final DoubleBlocks blocks;

        Accumulated(int ordinal, ColumnType type, int order) {
            this.ordinal = ordinal;
            this.scale = type.scale();
            this.moments = new CentralMoments(order);
            this.blocks = new DoubleBlocks(Lane.of(type), moments);
        }

        @Override
        public void add(Batch batch, RowMask scope) {
            blocks.add(batch.column(ordinal), scope);
        }

        @Override
        public MomentsState finish() {
            blocks.finish();
            return MomentsState.of(moments, scale);
        }
    }
}

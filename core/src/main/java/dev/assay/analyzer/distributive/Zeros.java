package dev.assay.analyzer.distributive;

import dev.assay.analyzer.Accumulator;
import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.AnalyzerContext;
import dev.assay.analyzer.Labels;
import dev.assay.batch.Batch;
import dev.assay.batch.Column;
import dev.assay.batch.Lane;
import dev.assay.batch.RowMask;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.ColumnStatistics;
import dev.assay.data.ColumnType;
import dev.assay.data.SplitStatistics;
import dev.assay.internal.kernel.Words;
import dev.assay.internal.kernel.ZeroCount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How many values of a numeric column are 0; -0.0 is. */
public record Zeros(ColumnPath column) implements Analyzer<ZerosState> {
    /** The zeros of one column. */
    public static Zeros of(ColumnPath column) {
        return new Zeros(column);
    }

    @Override
    public String label(Optional<String> where) {
        return Labels.column("ZerosCount", column.toString(), where);
    }

    @Override
    public List<ColumnRequest> columns() {
        return List.of(ColumnRequest.values(column));
    }

    @Override
    public ZerosState identity(AnalyzerContext context) {
        return ZerosState.NOTHING;
    }

    /** Decides when all rows are null, or 0 lies outside the bounds, exact or not. */
    @Override
    public Optional<ZerosState> fromStatistics(SplitStatistics statistics) {
        OptionalLong present = Knowledge.present(statistics, column);
        if (present.isEmpty()) {
            return Optional.empty();
        }
        boolean none = present.getAsLong() == 0
                || statistics.column(column).map(Zeros::excludesZero).orElse(false);
        return none ? Optional.of(new ZerosState(present.getAsLong(), 0)) : Optional.empty();
    }

    private static boolean excludesZero(ColumnStatistics statistics) {
        return statistics.minimum().map(bound -> sign(bound.value()) > 0).orElse(false)
                || statistics.maximum().map(bound -> sign(bound.value()) < 0).orElse(false);
    }

    private static int sign(Comparable<?> value) {
        if (value instanceof Long whole) {
            return Long.signum(whole);
        }
        if (value instanceof Double number) {
            return number > 0 ? 1 : number < 0 ? -1 : 0;
        }
        return value instanceof BigDecimal decimal ? decimal.signum() : 0;
    }

    /** @throws IllegalArgumentException if the column is not numeric */
    @Override
    public Accumulator<ZerosState> accumulator(AnalyzerContext context) {
        ColumnType type = context.type(column);
        if (!type.typeClass().isNumeric()) {
            throw new IllegalArgumentException(
                    "column " + column + " of type " + type.messageName() + " is not numeric");
        }
        return new Counted(context.ordinal(column), Lane.of(type));
    }

    private static final class Counted implements Accumulator<ZerosState> {
        private final int ordinal;
        private final Lane lane;
        private long present;
        private long zeros;

        Counted(int ordinal, Lane lane) {
            this.ordinal = ordinal;
            this.lane = lane;
        }

        @Override
        public void add(Batch batch, RowMask scope) {
            Column column = batch.column(ordinal);
            present += Words.countBoth(column.validity(), scope.words(), scope.wordCount());
            zeros += ZeroCount.count(column, lane, scope);
        }

        @Override
        public ZerosState finish() {
            return new ZerosState(present, zeros);
        }
    }
}

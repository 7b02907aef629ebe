package dev.assay.analyzer.holistic;

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
import dev.assay.data.ColumnType;
import dev.assay.data.LimitException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Exact quantiles of a numeric column: keeps every value as a double, 8 bytes each on the heap, and ends at the memory limit. */
public record Quantiles(ColumnPath column) implements Analyzer<QuantilesState> {
    /** Quantiles of a column. */
    public static Quantiles of(ColumnPath column) {
        return new Quantiles(column);
    }

    @Override
    public String label(Optional<String> where) {
        return Labels.column("InterquartileRange", column.toString(), where);
    }

    @Override
    public List<ColumnRequest> columns() {
        return List.of(ColumnRequest.values(column));
    }

    @Override
    public QuantilesState identity(AnalyzerContext context) {
        return QuantilesState.NOTHING;
    }

    @Override
    public Accumulator<QuantilesState> accumulator(AnalyzerContext context) {
        return new Collecting(
                context.ordinal(column),
                context.type(column),
                context.allocator().getLimit() / Double.BYTES,
                column.toString());
    }

    private static final class Collecting implements Accumulator<QuantilesState> {
        private final int ordinal;
        private final Lane lane;
        private final double scale;
        private final boolean scaled;
        private final long most;
        private final String name;
        private double[] values = new double[1024];
        private int count;

        Collecting(int ordinal, ColumnType type, long most, String name) {
            this.ordinal = ordinal;
            this.lane = Lane.of(type);
            this.scaled = type.scale() != 0;
            this.scale = Math.pow(10, type.scale());
            this.most = Math.min(most, Integer.MAX_VALUE - 8);
            this.name = name;
        }

        @Override
        public void add(Batch batch, RowMask scope) throws LimitException {
            Column column = batch.column(ordinal);
            for (int word = 0; word < scope.wordCount(); word++) {
                for (long rows = scope.word(word) & column.validWord(word); rows != 0; rows &= rows - 1) {
                    keep(value(column, (word << 6) + Long.numberOfTrailingZeros(rows)));
                }
            }
        }

        private double value(Column column, int row) {
            switch (lane) {
                case LONG:
                    // At most 18 digits: dividing by a power of ten that is exact rounds once.
                    return scaled ? column.longs()[row] / scale : column.longs()[row];
                case DOUBLE:
                    return column.doubles()[row];
                default:
                    return column.decimal(row).doubleValue();
            }
        }

        private void keep(double value) throws LimitException {
            if (count == values.length) {
                if (count * 2L > most) {
                    throw new LimitException(
                            "the values of column " + name + " need more memory than is allowed for exact"
                                    + " quantiles; raise the limit with --memory");
                }
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] = value;
        }

        @Override
        public QuantilesState finish() {
            return new QuantilesState(List.of(Arrays.copyOf(values, count)));
        }
    }
}

package dev.assay.analyzer.holistic;

import dev.assay.analyzer.Accumulator;
import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.AnalyzerContext;
import dev.assay.analyzer.distributive.BoundsState;
import dev.assay.batch.Batch;
import dev.assay.batch.Column;
import dev.assay.batch.Lane;
import dev.assay.batch.RowMask;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.ColumnType;
import dev.assay.internal.text.CanonicalText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * Counts the values of a numeric column in bins of equal width between its smallest and its greatest value, which must be known when
 * accumulators start. A bin holds its lower border but not its upper one, the last bin both. Values are taken as doubles. NaN is in no bin;
 * a column with infinities has no bins; if all values are equal there is one bin.
 *
 * @param bounds the bounds of the same rows
 */
public record Histogram(ColumnPath column, int bins, Supplier<BoundsState> bounds) implements Analyzer<HistogramState> {
    @Override
    public String label(Optional<String> where) {
        return "Distribution(" + column + ")";
    }

    @Override
    public List<ColumnRequest> columns() {
        return List.of(ColumnRequest.values(column));
    }

    @Override
    public HistogramState identity(AnalyzerContext context) {
        List<Double> edges = edges(context.type(column));
        return new HistogramState(edges, Collections.nCopies(Math.max(0, edges.size() - 1), 0L));
    }

    private List<Double> edges(ColumnType type) {
        BoundsState known = bounds.get();
        if (known.minimum().isEmpty() || known.maximum().isEmpty()) {
            return List.of();
        }
        double low = number(known.minimum().get(), type);
        double high = number(known.maximum().get(), type);
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            return List.of();
        }
        if (low == high) {
            return List.of(low, high);
        }
        List<Double> edges = new ArrayList<>();
        for (int i = 0; i < bins; i++) {
            // Not low + i * width: high - low may overflow.
            edges.add(low * ((double) (bins - i) / bins) + high * ((double) i / bins));
        }
        edges.set(0, low);
        edges.add(high);
        return edges;
    }

    private static double number(Comparable<?> bound, ColumnType type) {
        return bound instanceof Double value && !Double.isFinite(value)
                ? value
                : BoundsState.exact(bound, type).doubleValue();
    }

    @Override
    public Accumulator<HistogramState> accumulator(AnalyzerContext context) {
        return new Counting(context.ordinal(column), context.type(column), edges(context.type(column)));
    }

    private static final class Counting implements Accumulator<HistogramState> {
        private final int ordinal;
        private final Lane lane;
        private final int scale;
        private final boolean single;
        private final List<Double> edges;
        private final double[] lower;
        private final long[] counts;

        Counting(int ordinal, ColumnType type, List<Double> edges) {
            this.ordinal = ordinal;
            this.lane = Lane.of(type);
            this.scale = type.arrow() instanceof ArrowType.Decimal decimal ? decimal.getScale() : 0;
            this.single = type.isSingleFloat();
            this.edges = edges;
            this.lower = edges.stream()
                    .limit(Math.max(0, edges.size() - 1))
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            this.counts = new long[lower.length];
        }

        @Override
        public void add(Batch batch, RowMask scope) {
            if (counts.length == 0) {
                return;
            }
            Column cells = batch.column(ordinal);
            for (int word = 0; word < scope.wordCount(); word++) {
                for (long left = scope.word(word) & cells.validWord(word); left != 0; left &= left - 1) {
                    double value = value(cells, (word << 6) + Long.numberOfTrailingZeros(left));
                    if (!Double.isNaN(value)) {
                        counts[bin(value)]++;
                    }
                }
            }
        }

        private double value(Column cells, int row) {
            return switch (lane) {
                case DOUBLE ->
                    single
                            ? Double.parseDouble(CanonicalText.number((float) cells.doubles()[row]))
                            : cells.doubles()[row];
                case LONG ->
                    scale == 0
                            ? cells.longs()[row]
                            : BigDecimal.valueOf(cells.longs()[row], scale).doubleValue();
                case INT128 ->
                    CanonicalText.int128(cells.high()[row], cells.low()[row], scale)
                            .doubleValue();
                default -> cells.decimal(row).doubleValue();
            };
        }

        /** The last bin whose lower border is not above the value. */
        private int bin(double value) {
            int low = 0;
            int high = lower.length - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (value >= lower[middle]) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low;
        }

        @Override
        public HistogramState finish() {
            List<Long> all = new ArrayList<>();
            for (long count : counts) {
                all.add(count);
            }
            return new HistogramState(edges, all);
        }
    }
}

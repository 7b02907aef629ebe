package dev.assay.analyzer.holistic;

import dev.assay.analyzer.State;
import dev.assay.metric.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All values, in pieces that are never changed. */
public final class QuantilesState implements State<QuantilesState> {
    static final QuantilesState NOTHING = new QuantilesState(List.of());

    private final List<double[]> pieces;

    QuantilesState(List<double[]> pieces) {
        this.pieces = pieces;
    }

    @Override
    public QuantilesState merge(QuantilesState other) {
        List<double[]> both = new ArrayList<>(pieces);
        both.addAll(other.pieces);
        return new QuantilesState(both);
    }

    /** q(0.75) - q(0.25), by linear interpolation at position (m - 1) p; NaN if any value is NaN, undefined without values. */
    public Metric interquartileRange() {
        int count =
                Math.toIntExact(pieces.stream().mapToLong(piece -> piece.length).sum());
        if (count == 0) {
            return Metric.undefined();
        }
        double[] all = new double[count];
        int at = 0;
        for (double[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        Arrays.parallelSort(all);
        // NaN sorts behind everything else.
        return Double.isNaN(all[count - 1])
                ? Metric.of(Double.NaN)
                : Metric.of(quantile(all, 0.75) - quantile(all, 0.25));
    }

    private static double quantile(double[] sorted, double p) {
        double position = (sorted.length - 1) * p;
        int below = (int) position;
        double fraction = position - below;
        return fraction == 0 ? sorted[below] : sorted[below] + fraction * (sorted[below + 1] - sorted[below]);
    }
}

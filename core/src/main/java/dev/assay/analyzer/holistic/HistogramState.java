package dev.assay.analyzer.holistic;

import dev.assay.analyzer.State;
import java.util.ArrayList;
import java.util.List;

/**
 * How many values are in each bin.
 *
 * @param edges borders, one more than bins, ascending; empty if there is no finite range
 * @param counts per bin
 */
public record HistogramState(List<Double> edges, List<Long> counts) implements State<HistogramState> {
    public HistogramState {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
    }

    @Override
    public HistogramState merge(HistogramState other) {
        List<Long> sums = new ArrayList<>();
        for (int bin = 0; bin < counts.size(); bin++) {
            sums.add(Math.addExact(counts.get(bin), other.counts.get(bin)));
        }
        return new HistogramState(edges, sums);
    }
}

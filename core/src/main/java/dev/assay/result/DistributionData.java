package dev.assay.result;

import java.util.List;

/**
 * How the values of a column are distributed.
 *
 * @param binEdges of numbers: the borders of the bins, one more than counts; of everything else: the most frequent values
 * @param counts how many values are in each bin, or equal to each value
 * @param dataType the column's type as Spark calls it
 */
public record DistributionData(List<String> binEdges, List<Long> counts, String dataType) {
    public DistributionData {
        binEdges = List.copyOf(binEdges);
        counts = List.copyOf(counts);
    }
}

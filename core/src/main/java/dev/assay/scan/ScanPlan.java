package dev.assay.scan;

import dev.assay.analyzer.State;
import dev.assay.data.ColumnRequest;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.Projection;
import dev.assay.data.ReadCost;
import dev.assay.data.Split;
import dev.assay.data.SplitStatistics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a scan would do, found out without reading data.
 *
 * @param splits number of splits
 * @param splitsFromStatistics splits that statistics decide for every measurement
 * @param decided per measurement: splits that statistics decide
 * @param columns what would be read of at least one split
 * @param cost of reading it
 */
public record ScanPlan(
        int splits, int splitsFromStatistics, Map<Measurement<?>, Integer> decided, Projection columns, ReadCost cost) {

    /** Asks the statistics of every split. */
    public static ScanPlan of(Dataset dataset, Collection<? extends Measurement<?>> measurements, boolean useStatistics)
            throws DataException {
        List<Split> splits = dataset.splits();
        Map<Measurement<?>, Integer> decided = new LinkedHashMap<>();
        measurements.forEach(measurement -> decided.put(measurement, 0));
        List<ColumnRequest> requests = new ArrayList<>();
        ReadCost cost = ReadCost.NOTHING;
        int skipped = 0;
        for (Split split : splits) {
            SplitStatistics statistics = useStatistics ? split.statistics() : SplitStatistics.NONE;
            boolean reads = false;
            List<ColumnRequest> ofSplit = new ArrayList<>();
            for (Measurement<?> measurement : measurements) {
                if (decides(measurement, statistics)) {
                    decided.merge(measurement, 1, Integer::sum);
                } else {
                    reads = true;
                    measurement
                            .scope()
                            .ifPresent(scope -> ofSplit.addAll(scope.filter().columns()));
                    ofSplit.addAll(measurement.analyzer().columns());
                }
            }
            if (reads) {
                cost = cost.plus(split.cost(Projection.of(ofSplit)));
            } else {
                skipped++;
            }
            requests.addAll(ofSplit);
        }
        return new ScanPlan(splits.size(), skipped, decided, Projection.of(requests), cost);
    }

    private static <S extends State<S>> boolean decides(Measurement<S> measurement, SplitStatistics statistics) {
        return measurement.decidedBy(statistics);
    }
}

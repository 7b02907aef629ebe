package dev.assay.result;

import java.util.List;
import java.util.Optional;

/** What an evaluation would read: the plan that would be executed, printed instead. No data is read to make it. */
public record Explanation(List<DatasetPlan> datasets, List<RulePlan> rules) {
    public Explanation {
        datasets = List.copyOf(datasets);
        rules = List.copyOf(rules);
    }

    /**
     * One dataset's scan.
     *
     * @param alias empty for the primary dataset
     * @param splits number of splits
     * @param splitsFromStatistics splits of which no data would be read
     * @param columns columns that would be read of at least one split
     * @param bytes as stored, of what would be read
     * @param requests to a store that answers requests; 0 for local files
     */
    public record DatasetPlan(
            String name,
            Optional<String> alias,
            int splits,
            int splitsFromStatistics,
            List<ColumnPlan> columns,
            long bytes,
            long requests) {
        public DatasetPlan {
            columns = List.copyOf(columns);
        }
    }

    /**
     * One column of a scan.
     *
     * @param need {@code presence}, {@code length} or {@code values}
     */
    public record ColumnPlan(String column, String need) {}

    /**
     * One rule.
     *
     * @param problem why it cannot be evaluated, if so
     */
    public record RulePlan(
            String name, String description, List<MeasurementPlan> measurements, Optional<String> problem) {
        public RulePlan {
            measurements = List.copyOf(measurements);
        }
    }

    /**
     * One measurement of a rule; rules share equal ones.
     *
     * @param dataset name of the dataset
     * @param label what is measured
     * @param splits number of splits
     * @param splitsFromStatistics splits that statistics decide
     */
    public record MeasurementPlan(String dataset, String label, int splits, int splitsFromStatistics) {}
}

package dev.assay.anomaly;

import dev.assay.metric.MetricKey;
import java.util.Set;

/**
 * What values a metric can have.
 *
 * @param whole whether they are counts
 */
public record ValueRange(double least, double greatest, boolean whole) {
    private static final ValueRange ANY = new ValueRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);
    private static final ValueRange SHARE = new ValueRange(0, 1, false);
    private static final ValueRange COUNT = new ValueRange(0, Double.POSITIVE_INFINITY, true);
    private static final ValueRange NOT_NEGATIVE = new ValueRange(0, Double.POSITIVE_INFINITY, false);
    private static final ValueRange CORRELATION = new ValueRange(-1, 1, false);

    private static final Set<String> SHARES = Set.of("Completeness", "Uniqueness", "UniqueValueRatio");
    private static final Set<String> COUNTS = Set.of(
            "RowCount",
            "ColumnCount",
            "DistinctValuesCount",
            "DuplicateRowCount",
            "ZerosCount",
            "FileCount",
            "MinimumLength",
            "MaximumLength");
    private static final Set<String> SIZES = Set.of("StandardDeviation", "Variance", "Entropy", "Range");

    /** The range of a metric, by its name. */
    public static ValueRange of(MetricKey key) {
        String metric = key.metric();
        if (SHARES.contains(metric) || metric.endsWith("Compliance")) {
            return SHARE;
        } else if (COUNTS.contains(metric)) {
            return COUNT;
        } else if (SIZES.contains(metric)) {
            return NOT_NEGATIVE;
        }
        return metric.equals("ColumnCorrelation") ? CORRELATION : ANY;
    }

    double clip(double value) {
        return Math.max(least, Math.min(greatest, value));
    }
}

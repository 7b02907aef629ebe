package dev.assay.rule;

import dev.assay.analyzer.algebraic.Moments;
import dev.assay.analyzer.algebraic.MomentsState;
import dev.assay.analyzer.distributive.Bounds;
import dev.assay.analyzer.distributive.ExactSum;
import dev.assay.analyzer.distributive.Lengths;
import dev.assay.analyzer.distributive.LengthsState;
import dev.assay.analyzer.distributive.Presence;
import dev.assay.analyzer.distributive.PresenceState;
import dev.assay.analyzer.distributive.RowCountState;
import dev.assay.analyzer.distributive.SumState;
import dev.assay.analyzer.holistic.Frequencies;
import dev.assay.analyzer.holistic.FrequenciesState;
import dev.assay.data.ColumnPath;
import dev.assay.data.TypeClass;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.metric.Metric;
import dev.assay.metric.MetricKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * {@code AllStatistics "column"}, {@code AllStatistics AllColumns}: the usual statistics. Of the dataset RowCount and ColumnCount; of a
 * column Completeness and Uniqueness; of numbers also Minimum, Maximum, Entropy, Mean, StandardDeviation and Sum; of texts the lengths.
 */
final class AllStatistics {
    static final RuleType TYPE = RuleType.named("AllStatistics")
            .summary("Analyzer: records the usual statistics of a column, or with AllColumns of every column.")
            .example("AllStatistics \"amount\"")
            .parameters(List.of(Role.COLUMN_OR_ALL))
            .with(Feature.ANALYZER_ONLY)
            .bind(AllStatistics::bind)
            .build();

    private static final String ALL_COLUMNS = "AllColumns";

    private AllStatistics() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        MetricsOnly metrics = new MetricsOnly();
        metrics.with(
                MetricKey.dataset("RowCount"),
                call.measure(dev.assay.analyzer.distributive.RowCount.of()),
                (RowCountState state) -> Metric.count(state.rows()));
        metrics.with(
                MetricKey.dataset("ColumnCount"),
                call.measure(dev.assay.analyzer.distributive.RowCount.of()),
                state -> Metric.count(call.schema().getFields().size()));
        for (RuleColumn column : columns(call)) {
            add(call, column, metrics);
        }
        return metrics;
    }

    /** The column that is named, or all that can be read. */
    static List<RuleColumn> columns(RuleCall call) throws RuleException {
        if (!call.parameter(0).equals(ALL_COLUMNS)) {
            return List.of(call.readableColumn(0));
        }
        List<RuleColumn> columns = new ArrayList<>();
        for (Field field : call.schema().getFields()) {
            RuleColumn column = RuleCall.column(call.schema(), field.getName());
            if (column.type().typeClass() != TypeClass.UNSUPPORTED) {
                columns.add(column);
            }
        }
        return columns;
    }

    private static void add(RuleCall call, RuleColumn column, MetricsOnly metrics) {
        ColumnPath path = column.path();
        TypeClass type = column.type().typeClass();
        metrics.with(key(column, "Completeness"), call.measure(Presence.of(path)), PresenceState::completeness);
        if (type != TypeClass.NESTED) {
            metrics.with(key(column, "Uniqueness"), call.measure(Frequencies.of(path)), FrequenciesState::uniqueness);
        }
        if (type.isNumeric()) {
            metrics.with(
                    key(column, "Minimum"), call.measure(Bounds.of(path)), state -> state.minimumMetric(column.type()));
            metrics.with(
                    key(column, "Maximum"), call.measure(Bounds.of(path)), state -> state.maximumMetric(column.type()));
            metrics.with(key(column, "Entropy"), call.measure(Frequencies.of(path)), FrequenciesState::entropy);
            metrics.with(key(column, "Mean"), call.measure(ExactSum.of(path)), SumState::mean);
            metrics.with(key(column, "Sum"), call.measure(ExactSum.of(path)), SumState::sum);
            metrics.with(
                    key(column, "StandardDeviation"),
                    call.measure(Moments.of(path, 2)),
                    MomentsState::standardDeviation);
        } else if (type == TypeClass.TEXT) {
            addLengths(call, column, metrics);
        }
    }

    /** MinimumLength and MaximumLength of a text column. */
    static void addLengths(RuleCall call, RuleColumn column, MetricsOnly metrics) {
        metrics.with(key(column, "MinimumLength"), call.measure(Lengths.of(column.path())), LengthsState::minimum);
        metrics.with(key(column, "MaximumLength"), call.measure(Lengths.of(column.path())), LengthsState::maximum);
    }

    private static MetricKey key(RuleColumn column, String metric) {
        return MetricKey.column(column.written(), metric);
    }
}

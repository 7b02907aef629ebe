package dev.assay.rule;

import dev.assay.analyzer.distributive.Bounds;
import dev.assay.analyzer.distributive.BoundsState;
import dev.assay.analyzer.holistic.Frequencies;
import dev.assay.analyzer.holistic.FrequenciesState;
import dev.assay.analyzer.holistic.Histogram;
import dev.assay.analyzer.holistic.HistogramState;
import dev.assay.analyzer.holistic.TopValues;
import dev.assay.analyzer.holistic.TopValuesState;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.internal.text.CanonicalText;
import dev.assay.metric.MetricKey;
import dev.assay.result.Cause;
import dev.assay.result.DistributionData;
import dev.assay.rows.CellText;
import dev.assay.scan.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * {@code Distribution "column" [with bins = 10]}, {@code Distribution AllColumns}: numbers in bins of equal width, everything else as its
 * most frequent values. Nulls are left out.
 */
final class Distribution {
    static final RuleType TYPE = RuleType.named("Distribution")
            .summary("Analyzer: records how the values of a column are distributed.")
            .nulls("nulls are ignored")
            .example("Distribution \"amount\"")
            .example("Distribution \"amount\" with bins = 10")
            .parameters(List.of(Role.COLUMN_OR_ALL))
            .with(Feature.ANALYZER_ONLY)
            .tags("bins", "rebin")
            .bind(Distribution::bind)
            .build();

    /** Glue's default, and its greatest number. */
    private static final int MOST_BINS = 20;

    private Distribution() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        int bins = bins(call);
        FileShare.flag(call, "rebin");
        Map<MetricKey, Part> parts = new TreeMap<>();
        List<RuleColumn> columns = AllStatistics.columns(call);
        for (RuleColumn column : columns) {
            if (!CellText.canWrite(column.type())) {
                if (columns.size() == 1) {
                    call.groupable(column);
                }
                continue;
            }
            MetricKey key = MetricKey.column(column.written(), "Distribution");
            parts.put(
                    key,
                    column.type().typeClass().isNumeric()
                            ? Part.numeric(call, column, bins)
                            : Part.other(call, column));
        }
        return new Bound(parts);
    }

    private static int bins(RuleCall call) throws RuleException {
        String text = call.tag("bins").orElse(String.valueOf(MOST_BINS));
        int bins;
        try {
            bins = Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            bins = 0;
        }
        if (bins < 1 || bins > MOST_BINS) {
            throw new RuleException(
                    Cause.BAD_ARGUMENT, "bins must be a whole number from 1 to " + MOST_BINS + ", not " + text);
        }
        return bins;
    }

    /** A column: its measurements and how they are read. */
    private record Part(List<Measurement<?>> measurements, Function<Answers, DistributionData> data) {
        static Part numeric(RuleCall call, RuleColumn column, int bins) {
            Measurement<BoundsState> bounds = call.measure(Bounds.of(column.path()));
            Measurement<HistogramState> counts =
                    call.measureAgain(new Histogram(column.path(), bins, call.later(bounds)));
            return new Part(List.of(bounds, counts), answers -> {
                HistogramState state = answers.state(counts);
                return new DistributionData(
                        state.edges().stream().map(CanonicalText::number).toList(),
                        state.counts(),
                        column.type().messageName());
            });
        }

        static Part other(RuleCall call, RuleColumn column) {
            Measurement<FrequenciesState> frequencies = call.measure(Frequencies.of(column.path()));
            Measurement<TopValuesState> top =
                    call.measureAgain(new TopValues(column.path(), MOST_BINS, call.later(frequencies)));
            return new Part(List.of(frequencies, top), answers -> {
                TopValuesState state = answers.state(top);
                return new DistributionData(
                        state.values(),
                        new ArrayList<>(state.counts().values()),
                        column.type().messageName());
            });
        }
    }

    private record Bound(Map<MetricKey, Part> parts) implements BoundRule {
        @Override
        public List<Measurement<?>> measurements() {
            return parts.values().stream()
                    .<Measurement<?>>flatMap(part -> part.measurements().stream())
                    .toList();
        }

        @Override
        public Judgement judge(Answers answers) {
            return Judgement.builder().build();
        }

        @Override
        public SortedMap<MetricKey, DistributionData> distributions(Answers answers) {
            SortedMap<MetricKey, DistributionData> all = new TreeMap<>();
            parts.forEach((key, part) -> all.put(key, part.data().apply(answers)));
            return all;
        }
    }
}

package dev.assay.bench.race;

import java.util.ArrayList;
import java.util.List;

/** Figures of the same thing, in the order they were taken. */
final class Series {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    double median() {
        return median(values);
    }

    double least() {
        return values.stream().mapToDouble(value -> value).min().orElse(Double.NaN);
    }

    double most() {
        return values.stream().mapToDouble(value -> value).max().orElse(Double.NaN);
    }

    /** The median of what each of these is to the other's of the same round. */
    double ratioTo(Series other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ratios.add(values.get(i) / other.values.get(i));
        }
        return median(ratios);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}

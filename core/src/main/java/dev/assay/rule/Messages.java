package dev.assay.rule;

import dev.assay.internal.text.CanonicalText;
import dev.assay.metric.Metric;
import java.util.Locale;

/** Glue's message texts (M1 to M9), each in one place. */
public final class Messages {
    private Messages() {}

    /** M1: a metric of one dataset misses its condition. */
    public static String notMet(Metric.Value value) {
        return "Value: " + text(value) + " does not meet the constraint requirement!";
    }

    /** M1 for a real number. */
    public static String notMet(double value) {
        return "Value: " + text(value) + " does not meet the constraint requirement!";
    }

    /** M2: a metric over two datasets misses its condition. */
    public static String notMetAcross(double value) {
        return "Value: " + text(value) + " does not meet the constraint requirement.";
    }

    /** M3: nulls break a rule on values. */
    public static String nullNotMet() {
        return "Value: NULL does not meet the constraint requirement!";
    }

    /** M4: a share of rows. */
    public static String rowsPassed(double ratio) {
        return String.format(Locale.ROOT, "%.2f %% of rows passed the threshold", ratio * 100);
    }

    /** M5: a share of columns. */
    public static String columnsPassed(double ratio) {
        return String.format(Locale.ROOT, "%.2f%% of columns passed the threshold", ratio * 100);
    }

    /** M6: a column is missing. */
    public static String missingColumn(String column) {
        return "Input data does not include column " + column + "!";
    }

    /** M8: nothing to measure. */
    public static String emptyState(String analyzer) {
        return "Empty state for analyzer " + analyzer + ", all input values were NULL.";
    }

    /** M9: the engine cannot do this. */
    public static String unsupported(String reason) {
        return "Rule (or nested rule) not supported due to: " + reason;
    }

    /** The filter selected nothing. */
    public static String noRows() {
        return "No rows matched the filter";
    }

    /** A value as messages print it: counts as integers, everything else as Java prints a double. */
    public static String text(Metric.Value value) {
        return value.exact().isPresent() ? Long.toString(value.exact().getAsLong()) : text(value.value());
    }

    /** A double in {@code Double.toString} layout with the shortest digits, equal on every JDK. */
    public static String text(double value) {
        return CanonicalText.number(value);
    }
}

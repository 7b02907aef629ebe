package dev.assay.analyzer;

import java.util.List;
import java.util.Optional;

/**
 * Names of measurements as they stand in messages ({@code Empty state for analyzer Mean(price,None), ...}). The wording is Deequ's, so
 * that messages can be compared. One state serves several measurements (a sum and a mean, say), so a rule that speaks of another one
 * than {@link Analyzer#label} names builds its own label here.
 */
public final class Labels {
    private Labels() {}

    /** {@code Mean(price,None)}, with a filter {@code Mean(price,Some(country = 'DE'))}. */
    public static String column(String measurement, String column, Optional<String> where) {
        return measurement + "(" + column + "," + option(where) + ")";
    }

    /** {@code Correlation(a,b,None)}. */
    public static String pair(String measurement, String first, String second, Optional<String> where) {
        return measurement + "(" + first + "," + second + "," + option(where) + ")";
    }

    /** {@code Minimum(price,None,None)}: measurements that also carry row options, of which we have none. */
    public static String columnWithOptions(String measurement, String column, Optional<String> where) {
        return measurement + "(" + column + "," + option(where) + ",None)";
    }

    /** {@code Uniqueness(List(a, b),None,None)}. */
    public static String columnsWithOptions(String measurement, List<String> columns, Optional<String> where) {
        return measurement + "(List(" + String.join(", ", columns) + ")," + option(where) + ",None)";
    }

    /** {@code Size(None)}. */
    public static String rows(String measurement, Optional<String> where) {
        return measurement + "(" + option(where) + ")";
    }

    private static String option(Optional<String> where) {
        return where.map(text -> "Some(" + text + ")").orElse("None");
    }
}

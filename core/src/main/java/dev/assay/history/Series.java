package dev.assay.history;

import dev.assay.metric.MetricKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a value of the history belongs to, apart from the context. Paths of the data are no part of it: a series goes on when data
 * moves.
 *
 * @param dataset {@link #PRIMARY}, or the alias of a reference
 * @param metric the metric's key as documents write it: {@code Column.price.Mean}
 * @param where the filter of the rule
 * @param statement SHA-256 of the SQL statement of the rule, in hex; statements themselves may hold data
 */
public record Series(String dataset, String metric, Optional<String> where, Optional<String> statement) {
    /** The dataset under test. */
    public static final String PRIMARY = "primary";

    /** The series of a rule on the primary dataset. */
    public static Series of(MetricKey metric, Optional<String> where, Optional<String> statement) {
        return new Series(PRIMARY, metric.toString(), where, statement.map(Series::hash));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}

package dev.assay.analyzer;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * What a state was computed from, for explanations.
 *
 * @param rows rows in scope; empty if the state only knows values
 * @param nulls rows without a value; empty if it makes no difference or is not known
 * @param values values that were used; empty if they are the rows
 */
public record Basis(OptionalLong rows, OptionalLong nulls, OptionalLong values) {
    /** So many rows. */
    public static Basis ofRows(long rows) {
        return new Basis(OptionalLong.of(rows), OptionalLong.empty(), OptionalLong.empty());
    }

    /** So many rows, some of them null. */
    public static Basis ofRows(long rows, long nulls) {
        return new Basis(OptionalLong.of(rows), OptionalLong.of(nulls), OptionalLong.empty());
    }

    /** So many values. */
    public static Basis ofValues(long values) {
        return new Basis(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(values));
    }

    /** In words: {@code 3,000 rows, 150 of them null}. */
    public String text() {
        StringBuilder text = new StringBuilder();
        rows.ifPresent(count -> text.append(count(count, "row")));
        values.ifPresent(count -> text.append(count(count, "value")));
        nulls.ifPresent(count -> text.append(", ")
                .append(count == 0 ? "none" : String.format(Locale.ROOT, "%,d", count))
                .append(" of them null"));
        return text.toString();
    }

    /** A number with its noun: {@code 1 row}, {@code 3,000 rows}. */
    public static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : noun + "s");
    }
}

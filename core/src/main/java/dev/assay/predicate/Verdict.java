package dev.assay.predicate;

import dev.assay.data.ColumnStatistics;
import java.util.OptionalLong;

/** What statistics say about the values of a column, nulls left out. */
enum Verdict {
    ALL_PASS,
    NONE_PASS,
    UNKNOWN;

    static Verdict of(boolean pass) {
        return pass ? ALL_PASS : NONE_PASS;
    }

    /** Number of passing rows, nulls included; empty if unknown. */
    OptionalLong passing(boolean acceptsNull, ColumnStatistics statistics, long rows) {
        OptionalLong nulls = statistics.nullCount();
        if (nulls.isPresent() && (nulls.getAsLong() < 0 || nulls.getAsLong() > rows)) {
            return OptionalLong.empty();
        }
        if (nulls.isPresent() && nulls.getAsLong() == rows) {
            return OptionalLong.of(acceptsNull ? rows : 0);
        }
        if (this == UNKNOWN) {
            return OptionalLong.empty();
        }
        boolean valuesPass = this == ALL_PASS;
        if (valuesPass == acceptsNull) {
            return OptionalLong.of(acceptsNull ? rows : 0);
        }
        if (nulls.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(valuesPass ? rows - nulls.getAsLong() : nulls.getAsLong());
    }
}

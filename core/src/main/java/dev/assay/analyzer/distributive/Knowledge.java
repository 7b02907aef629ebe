package dev.assay.analyzer.distributive;

import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnStatistics;
import dev.assay.data.SplitStatistics;
import java.util.OptionalLong;

/** Questions that several measurements ask of statistics. */
final class Knowledge {
    private Knowledge() {}

    /** Whether it is known that no row of the split has a value; also true of no rows. */
    static boolean allNull(SplitStatistics statistics, ColumnPath column) {
        OptionalLong nulls =
                statistics.column(column).map(ColumnStatistics::nullCount).orElse(OptionalLong.empty());
        return nulls.isPresent() && nulls.equals(statistics.rows());
    }

    /** Number of values of the split, if it is known. */
    static OptionalLong present(SplitStatistics statistics, ColumnPath column) {
        OptionalLong nulls =
                statistics.column(column).map(ColumnStatistics::nullCount).orElse(OptionalLong.empty());
        return statistics.rows().isEmpty() || nulls.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(statistics.rows().getAsLong() - nulls.getAsLong());
    }
}

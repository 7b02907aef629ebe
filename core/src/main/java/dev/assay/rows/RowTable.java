package dev.assay.rows;

import dev.assay.data.ColumnType;
import java.util.List;

/**
 * What a sink is going to get.
 *
 * @param dataset name of the primary dataset
 * @param columns its columns in order, without those whose values cannot be read row by row: nested and unsupported ones
 * @param rules texts of the rules in ruleset order, as the result columns name them
 */
public record RowTable(String dataset, List<RowColumn> columns, List<String> rules) {
    /** A row that no rule fails. */
    public static final String PASSED = "Passed";

    /** A row that some rule fails. */
    public static final String FAILED = "Failed";

    public RowTable {
        columns = List.copyOf(columns);
        rules = List.copyOf(rules);
    }

    /** A column and its type. */
    public record RowColumn(String name, ColumnType type) {}
}

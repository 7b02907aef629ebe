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
    /** Glue's names of the columns that hold the verdicts. */
    public static final String PASS = "DataQualityRulesPass";

    /** Rules that the row fails. */
    public static final String FAIL = "DataQualityRulesFail";

    /** Rules that say nothing of the row. */
    public static final String SKIP = "DataQualityRulesSkip";

    /** {@link #PASSED} or {@link #FAILED}. */
    public static final String RESULT = "DataQualityEvaluationResult";

    /** A row that no rule fails. */
    public static final String PASSED = "Passed";

    /** A row that some rule fails. */
    public static final String FAILED = "Failed";

    /** Names that the dataset's columns must not have when all rows are written. */
    public static final List<String> RESULT_COLUMNS = List.of(PASS, FAIL, SKIP, RESULT);

    public RowTable {
        columns = List.copyOf(columns);
        rules = List.copyOf(rules);
    }

    /** A column and its type. */
    public record RowColumn(String name, ColumnType type) {}
}

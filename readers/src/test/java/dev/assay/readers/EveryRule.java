package dev.assay.readers;

import dev.assay.Ruleset;
import dev.assay.data.Dataset;
import dev.assay.dqdl.DqdlException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A ruleset with every kind of rule on every column of a dataset, whether its type suits the rule or not: what does not suit must be
 * answered alike, too.
 */
final class EveryRule {
    private static final int MOST_COLUMNS = 24;

    private static final List<String> ON_A_COLUMN = List.of(
            "ColumnExists %s",
            "IsComplete %s",
            "Completeness %s > 0.5",
            "Completeness %s > 0.5 where \"%2$s is not null\"",
            "IsUnique %s",
            "Uniqueness %s > 0.5",
            "UniqueValueRatio %s > 0.5",
            "DistinctValuesCount %s > 3",
            "IsPrimaryKey %s",
            "Entropy %s > 1",
            "Mean %s > 0",
            "Mean %s > 0 where \"%2$s is not null\"",
            "Sum %s > 0",
            "StandardDeviation %s > 1",
            "Variance %s > 1",
            "Range %s > 1",
            "Skewness %s > 0",
            "Kurtosis %s > 0",
            "InterquartileRange %s > 1",
            "ZerosCount %s > 1",
            "ColumnLength %s between 1 and 10",
            "ColumnLength %s != 3",
            "ColumnDataType %s = \"INTEGER\"",
            "ColumnValues %s > 1",
            "ColumnValues %s between -5 and 5",
            "ColumnValues %s > 1 with threshold > 0.1",
            "ColumnValues %s in [ 1, 2, 3 ]",
            "ColumnValues %s in [ \"a\", \"b\" ] with threshold > 0.1",
            "ColumnValues %s matches \"[a-z0-9]*\"",
            "ColumnValues %s != NULL",
            "ColumnValues %s != EMPTY with threshold > 0.5",
            "ColumnValues %s <= now()",
            "ColumnValues %s > (now() - 10000 days) with threshold > 0.5",
            "DataFreshness %s < 10000 days");

    private EveryRule() {}

    /** The ruleset; columns beyond the first 24, and those whose names cannot stand between quotes, are left out. */
    static Ruleset of(Dataset dataset) throws DqdlException {
        List<String> columns = new ArrayList<>();
        for (Field field : dataset.schema().getFields()) {
            if (field.getType() instanceof ArrowType.Struct) {
                field.getChildren().forEach(child -> columns.add(field.getName() + "." + child.getName()));
            } else {
                columns.add(field.getName());
            }
        }
        columns.removeIf(name -> name.isEmpty() || name.matches("(?s).*[\"\\\\`\\p{Cntrl}].*"));
        List<String> chosen = columns.subList(0, Math.min(MOST_COLUMNS, columns.size()));
        List<String> rules = new ArrayList<>(List.of(
                "RowCount > 0", "ColumnCount > 1", "DuplicateRowCount = 0", "ColumnNamesMatchPattern \"[a-z_]*\""));
        for (String column : chosen) {
            String quoted = '"' + column + '"';
            String path = "`" + column.replace(".", "`.`") + "`";
            for (String rule : ON_A_COLUMN) {
                rules.add(String.format(rule, quoted, path));
            }
            rules.add("ColumnCorrelation " + quoted + " \"" + chosen.get(0) + "\" > 0.1");
        }
        return Ruleset.parse("Rules = [\n" + String.join(",\n", rules) + "\n]");
    }
}

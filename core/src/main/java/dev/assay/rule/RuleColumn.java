package dev.assay.rule;

import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A column that a rule names.
 *
 * @param written the name as written in the rule; metrics are keyed by it
 * @param path where it is in the schema
 */
public record RuleColumn(String written, ColumnPath path, ColumnType type, Field field) {}

package dev.assay.filter;

import dev.assay.data.ColumnNeed;
import dev.assay.data.ColumnPath;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * A column that a filter reads.
 *
 * @param type its type in the filter
 * @param arrow its type in the schema
 * @param need how much of it the filter looks at
 */
record FilterColumn(ColumnPath path, SqlType type, ArrowType arrow, ColumnNeed need) {}

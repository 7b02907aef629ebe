package dev.assay.readers.parquet;

import java.util.List;
import org.apache.parquet.format.ColumnOrder;

/**
 * What the footer says, checked.
 *
 * @param columns top-level columns
 * @param leaves all leaves, in order
 * @param rowGroups row groups in order
 * @param createdBy the writer, empty if it does not say
 * @param orders order of each leaf's bounds; empty if the file does not say
 */
record FileMeta(
        List<SchemaNode> columns,
        List<SchemaNode> leaves,
        List<RowGroupInfo> rowGroups,
        String createdBy,
        List<ColumnOrder> orders) {}

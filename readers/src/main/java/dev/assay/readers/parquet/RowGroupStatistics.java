package dev.assay.readers.parquet;

import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnStatistics;
import dev.assay.data.DataException;
import dev.assay.data.SplitStatistics;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.parquet.format.ColumnOrder;

/** Statistics of a row group; those of a column are worked out when asked for. One thread. */
final class RowGroupStatistics implements SplitStatistics {
    private final ParquetDataset dataset;
    private final RowGroupInfo rowGroup;
    private final Map<ColumnChunkInfo, ColumnStatistics> fromIndex = new IdentityHashMap<>();

    RowGroupStatistics(ParquetDataset dataset, RowGroupInfo rowGroup) {
        this.dataset = dataset;
        this.rowGroup = rowGroup;
    }

    @Override
    public OptionalLong rows() {
        return OptionalLong.of(rowGroup.rows());
    }

    @Override
    public Optional<ColumnStatistics> column(ColumnPath path) {
        SchemaNode node;
        try {
            node = dataset.node(path);
        } catch (DataException | IllegalArgumentException e) {
            // An ambiguous or unknown name: nothing is known about it. Whoever reads it gets the error.
            return Optional.empty();
        }
        if (node.leaf() == null || node.repeated() > 0) {
            return node.presentFrom() == 0
                    ? Optional.of(new ColumnStatistics(OptionalLong.of(0), Optional.empty(), Optional.empty()))
                    : Optional.empty();
        }
        if (node.value().kind() == ValueKind.NULL) {
            return Optional.of(
                    new ColumnStatistics(OptionalLong.of(rowGroup.rows()), Optional.empty(), Optional.empty()));
        }
        ColumnOrder order = dataset.meta().orders().isEmpty()
                ? null
                : dataset.meta().orders().get(node.firstLeaf());
        ColumnChunkInfo chunk = rowGroup.chunks().get(node.firstLeaf());
        if (ChunkStatistics.isSilent(chunk)) {
            ColumnStatistics pages = fromIndex.computeIfAbsent(
                    chunk, silent -> PageIndex.read(dataset.file(), silent, order, dataset.limits()));
            if (!pages.equals(ColumnStatistics.UNKNOWN)) {
                return Optional.of(pages);
            }
        }
        return Optional.of(ChunkStatistics.of(chunk, order, dataset.meta().createdBy()));
    }
}

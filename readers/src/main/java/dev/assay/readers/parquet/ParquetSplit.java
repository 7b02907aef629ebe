package dev.assay.readers.parquet;

import dev.assay.data.BatchReader;
import dev.assay.data.ColumnNeed;
import dev.assay.data.ColumnRequest;
import dev.assay.data.DataException;
import dev.assay.data.LimitException;
import dev.assay.data.Prefetch;
import dev.assay.data.Projection;
import dev.assay.data.ReadCost;
import dev.assay.data.Split;
import dev.assay.data.SplitStatistics;
import dev.assay.readers.io.ByteRange;
import dev.assay.readers.io.FileSource;
import dev.assay.readers.io.RandomInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.jspecify.annotations.Nullable;

/** One row group of a file. */
final class ParquetSplit implements Split {
    private final ParquetDataset dataset;
    private final RowGroupInfo rowGroup;

    ParquetSplit(ParquetDataset dataset, RowGroupInfo rowGroup) {
        this.dataset = dataset;
        this.rowGroup = rowGroup;
    }

    @Override
    public String description() {
        return dataset.name() + ": row group " + rowGroup.ordinal();
    }

    @Override
    public Optional<String> file() {
        return Optional.of(dataset.name());
    }

    @Override
    public SplitStatistics statistics() {
        return dataset.useStatistics() ? new RowGroupStatistics(dataset, rowGroup) : SplitStatistics.NONE;
    }

    @Override
    public boolean storesColumnsApart() {
        return true;
    }

    @Override
    public long bytes() {
        return rowGroup.bytes();
    }

    @Override
    public boolean isRemote() {
        return dataset.file().isRemote();
    }

    @Override
    public Prefetch prefetch(Projection projection) {
        return dataset.file().prefetch(ranges(projection));
    }

    @Override
    public ReadCost cost(Projection projection) {
        List<ByteRange> ranges = ranges(projection);
        long bytes = ranges.stream().mapToLong(ByteRange::length).sum();
        return new ReadCost(bytes, dataset.file().requests(ranges));
    }

    /** Where the pages are that a projection needs; nothing if it cannot be read, which whoever opens it is told. */
    private List<ByteRange> ranges(Projection projection) {
        List<ByteRange> ranges = new ArrayList<>();
        for (ColumnRequest request : projection.columns()) {
            try {
                plan(request).pages().ifPresent(ranges::add);
            } catch (DataException | IllegalArgumentException e) {
                return List.of();
            }
        }
        return ranges;
    }

    @Override
    public BatchReader open(Projection projection, BufferAllocator allocator) throws DataException {
        List<ColumnPlan> plans = new ArrayList<>();
        for (ColumnRequest request : projection.columns()) {
            plans.add(plan(request));
        }
        int batchRows = ColumnPlan.batchRows(plans, rowGroup.rows());
        FileSource file = dataset.file();
        RandomInput input = plans.stream().anyMatch(ColumnPlan::reads) ? file.open() : null;
        List<ColumnReader> readers = new ArrayList<>();
        try {
            for (int i = 0; i < plans.size(); i++) {
                readers.add(plans.get(i)
                        .open(dataset, description(), rowGroup, input, i, plans.size(), batchRows, allocator));
            }
            return new RowGroupReader(description(), readers, input, rowGroup.rows(), batchRows);
        } catch (OutOfMemoryException e) {
            close(readers, input);
            throw new LimitException(description() + ": no memory for a batch: " + Messages.reason(e), e);
        } catch (RuntimeException | Error e) {
            close(readers, input);
            throw e;
        }
    }

    private static void close(List<ColumnReader> readers, @Nullable RandomInput input) {
        readers.forEach(ColumnReader::close);
        if (input != null) {
            input.close();
        }
    }

    private ColumnPlan plan(ColumnRequest request) throws DataException {
        SchemaNode node = dataset.node(request.path());
        SchemaNode.Leaf leaf = node.leaf();
        if (leaf != null && leaf.unsupported().isPresent()) {
            throw new DataException(description() + ", column " + Messages.quote(node.path()) + ": unsupported "
                    + leaf.unsupported().get());
        }
        if (leaf == null && node.field().getMetadata().containsKey(dev.assay.data.Dataset.UNSUPPORTED)) {
            throw new DataException(description() + ", column " + Messages.quote(node.path()) + ": unsupported "
                    + node.field().getMetadata().get(dev.assay.data.Dataset.UNSUPPORTED));
        }
        boolean presence = request.need() == ColumnNeed.PRESENCE || leaf == null || node.repeated() > 0;
        // Values of nested columns are not delivered, but whoever asks for them gets the levels checked.
        if (node.presentFrom() == 0 && presence && (request.need() == ColumnNeed.PRESENCE || node.leafCount() == 0)) {
            return new ColumnPlan(node, null, ColumnPlan.Way.ALWAYS_PRESENT);
        }
        if (leaf != null && leaf.kind() == ValueKind.NULL) {
            return new ColumnPlan(node, null, ColumnPlan.Way.ALWAYS_NULL);
        }
        return presence
                ? new ColumnPlan(node, cheapestLeaf(node), ColumnPlan.Way.PRESENCE)
                : new ColumnPlan(node, rowGroup.chunks().get(node.firstLeaf()), ColumnPlan.Way.VALUES);
    }

    /** The smallest chunk below a node; the levels of any leaf tell whether the node is there. */
    private ColumnChunkInfo cheapestLeaf(SchemaNode node) throws DataException {
        ColumnChunkInfo cheapest = null;
        for (int i = node.firstLeaf(); i < node.firstLeaf() + node.leafCount(); i++) {
            ColumnChunkInfo chunk = rowGroup.chunks().get(i);
            boolean readable = chunk.codec() != org.apache.parquet.format.CompressionCodec.LZO;
            // Without repetition there is one level per row; prefer that.
            if (readable
                    && (cheapest == null
                            || chunk.leaf().repeated() < cheapest.leaf().repeated()
                            || chunk.leaf().repeated() == cheapest.leaf().repeated()
                                    && chunk.length() < cheapest.length())) {
                cheapest = chunk;
            }
        }
        if (cheapest == null) {
            throw new DataException(
                    description() + ", column " + Messages.quote(node.path()) + ": unsupported codec LZO");
        }
        return cheapest;
    }
}

package dev.assay.data.memory;

import dev.assay.data.BatchReader;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnStatistics;
import dev.assay.data.Dataset;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import dev.assay.data.SplitStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/** A table of Java values on the heap; made by {@link Records}. One split unless told otherwise. */
public final class RecordDataset implements Dataset {
    private final String name;
    private final List<JavaColumn> columns;
    private final int rows;
    private final int rowsPerSplit;

    RecordDataset(String name, List<JavaColumn> columns, int rows, int rowsPerSplit) {
        this.name = name;
        this.columns = List.copyOf(columns);
        this.rows = rows;
        this.rowsPerSplit = rowsPerSplit;
    }

    /**
     * The same table cut into splits of so many rows, to test what depends on splits.
     *
     * @throws IllegalArgumentException if {@code count} is not positive
     */
    public RecordDataset withRowsPerSplit(int count) {
        if (count <= 0) {
            throw new IllegalArgumentException("rows per split must be positive, not " + count);
        }
        return new RecordDataset(name, columns, rows, count);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Schema schema() {
        return new Schema(columns.stream().map(JavaColumn::field).toList());
    }

    @Override
    public List<Split> splits() {
        List<Split> splits = new ArrayList<>();
        int from = 0;
        do {
            int to = (int) Math.min(rows, (long) from + rowsPerSplit);
            splits.add(new RowsSplit(from, to));
            from = to;
        } while (from < rows);
        return List.copyOf(splits);
    }

    private final class RowsSplit implements Split {
        private final int from;
        private final int to;

        RowsSplit(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public String description() {
            return name + ", rows " + (from + 1) + " to " + to;
        }

        @Override
        public SplitStatistics statistics() {
            return new SplitStatistics() {
                @Override
                public OptionalLong rows() {
                    return OptionalLong.of(to - from);
                }

                @Override
                public Optional<ColumnStatistics> column(ColumnPath path) {
                    return Optional.empty();
                }
            };
        }

        @Override
        public BatchReader open(Projection projection, BufferAllocator allocator) {
            return new RecordReader(columns, projection, from, to, allocator);
        }
    }
}

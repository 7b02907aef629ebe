package dev.assay.testing;

import dev.assay.data.BatchReader;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.FileFacts;
import dev.assay.data.Projection;
import dev.assay.data.SchemaChangedException;
import dev.assay.data.Split;
import dev.assay.data.SplitStatistics;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** A dataset that comes in smaller batches than its reader makes: answers must not depend on how a split is cut. */
public record RebatchedDataset(Dataset dataset, int rowsPerBatch) implements Dataset {
    @Override
    public String name() {
        return dataset.name();
    }

    @Override
    public Schema schema() {
        return dataset.schema();
    }

    @Override
    public boolean isSchemaCertain() {
        return dataset.isSchemaCertain();
    }

    @Override
    public List<Split> splits() throws DataException {
        return dataset.splits().stream()
                .map(split -> (Split) new SmallBatches(split, rowsPerBatch))
                .toList();
    }

    @Override
    public Optional<FileFacts> files() {
        return dataset.files();
    }

    @Override
    public List<String> warnings() {
        return dataset.warnings();
    }

    private record SmallBatches(Split split, int rowsPerBatch) implements Split {
        @Override
        public String description() {
            return split.description();
        }

        @Override
        public SplitStatistics statistics() {
            return split.statistics();
        }

        @Override
        public boolean storesColumnsApart() {
            return split.storesColumnsApart();
        }

        @Override
        public long bytes() {
            return split.bytes();
        }

        @Override
        public Optional<String> file() {
            return split.file();
        }

        @Override
        public BatchReader open(Projection projection, BufferAllocator allocator) throws DataException {
            return new Slices(split.open(projection, allocator), rowsPerBatch);
        }
    }

    private static final class Slices implements BatchReader {
        private final BatchReader reader;
        private final int most;
        private @Nullable VectorSchemaRoot slice;
        private int next;
        private int end;

        Slices(BatchReader reader, int most) {
            this.reader = reader;
            this.most = most;
        }

        @Override
        public boolean next() throws DataException, SchemaChangedException {
            forget();
            while (next == end) {
                if (!reader.next()) {
                    return false;
                }
                next = 0;
                end = reader.batch().getRowCount();
            }
            int rows = Math.min(most, end - next);
            // Arrow refuses to slice a table without columns.
            slice = reader.batch().getFieldVectors().isEmpty()
                    ? new VectorSchemaRoot(List.of(), List.of(), rows)
                    : reader.batch().slice(next, rows);
            next += rows;
            return true;
        }

        @Override
        public VectorSchemaRoot batch() {
            VectorSchemaRoot current = slice;
            if (current == null) {
                throw new IllegalStateException("batch() without a batch");
            }
            return current;
        }

        @Override
        public DictionaryProvider dictionaries() {
            return reader.dictionaries();
        }

        @Override
        public long bytesRead() {
            return reader.bytesRead();
        }

        private void forget() {
            if (slice != null) {
                slice.close();
                slice = null;
            }
        }

        @Override
        public void close() {
            forget();
            reader.close();
        }
    }
}

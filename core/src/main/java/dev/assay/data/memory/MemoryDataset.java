package dev.assay.data.memory;

import dev.assay.data.BatchReader;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnStatistics;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import dev.assay.data.SplitStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Arrow data that is already in memory. The caller keeps owning it: it must neither be changed nor closed while an evaluation runs.
 * Each root is one split; it may have any number of rows. Dictionary-encoded vectors are welcome, with any index type.
 *
 * <p>Safe for use by several threads, because nothing is ever written to the caller's vectors.
 */
public final class MemoryDataset implements Dataset {
    private final String name;
    private final List<VectorSchemaRoot> roots;
    private final DictionaryProvider dictionaries;
    private final Schema schema;

    private MemoryDataset(String name, List<VectorSchemaRoot> roots, DictionaryProvider dictionaries, Schema schema) {
        this.name = name;
        this.roots = roots;
        this.dictionaries = dictionaries;
        this.schema = schema;
    }

    /**
     * A dataset without dictionaries.
     *
     * @throws IllegalArgumentException as {@link #of(String, List, DictionaryProvider)}
     */
    public static MemoryDataset of(String name, List<VectorSchemaRoot> roots) {
        return of(name, roots, new DictionaryProvider.MapDictionaryProvider());
    }

    /**
     * A dataset whose vectors may be dictionary-encoded.
     *
     * @param dictionaries knows every dictionary that a vector names; stays the caller's as well
     * @throws IllegalArgumentException if there is no root, the roots' schemas differ, or a dictionary is missing
     */
    public static MemoryDataset of(String name, List<VectorSchemaRoot> roots, DictionaryProvider dictionaries) {
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("a dataset needs at least one root, to know its columns");
        }
        Schema first = ArrowProjector.logical(roots.get(0).getSchema(), dictionaries);
        for (VectorSchemaRoot root : roots) {
            Schema other = ArrowProjector.logical(root.getSchema(), dictionaries);
            if (!other.getFields().equals(first.getFields())) {
                throw new IllegalArgumentException("the roots have different schemas: " + first + " and " + other);
            }
        }
        return new MemoryDataset(name, List.copyOf(roots), dictionaries, first);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public List<Split> splits() {
        List<Split> splits = new ArrayList<>(roots.size());
        for (int i = 0; i < roots.size(); i++) {
            splits.add(new RootSplit(i));
        }
        return List.copyOf(splits);
    }

    private final class RootSplit implements Split {
        private final int index;

        RootSplit(int index) {
            this.index = index;
        }

        @Override
        public String description() {
            return name + ", batch " + (index + 1);
        }

        @Override
        public SplitStatistics statistics() {
            long rows = roots.get(index).getRowCount();
            return new SplitStatistics() {
                @Override
                public OptionalLong rows() {
                    return OptionalLong.of(rows);
                }

                @Override
                public Optional<ColumnStatistics> column(ColumnPath path) {
                    return Optional.empty();
                }
            };
        }

        @Override
        public BatchReader open(Projection projection, BufferAllocator allocator) throws DataException {
            VectorSchemaRoot root = roots.get(index);
            return ArrowProjector.open(
                    description(), root.getFieldVectors(), root.getRowCount(), dictionaries, projection, allocator);
        }
    }
}

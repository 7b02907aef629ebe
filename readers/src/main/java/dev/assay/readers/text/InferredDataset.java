package dev.assay.readers.text;

import dev.assay.data.BatchReader;
import dev.assay.data.ColumnLookup;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.FileFacts;
import dev.assay.data.Projection;
import dev.assay.data.SchemaChangedException;
import dev.assay.data.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A text file under a schema that was inferred from it, from a sample or from all, or imposed. Readers leave whatever does not fit to
 * {@link #unfit}: it surveys the whole file, in order, which either fails and names the line, or yields the schema that fits. So
 * neither answers nor errors depend on the sample or on the splits.
 */
public abstract class InferredDataset implements Dataset {
    private final TextFile file;
    private final Schema schema;
    private final boolean confirmed;
    private final boolean complete;
    private @Nullable InferredDataset replacement;

    /**
     * A file under a schema.
     *
     * @param own what was inferred from the file
     * @param complete whether it was inferred from all of it
     * @param imposed what to read it as, where that is given
     */
    protected InferredDataset(TextFile file, Schema own, boolean complete, Optional<Schema> imposed) {
        this.file = file;
        this.schema = imposed.map(types -> impose(own, types)).orElse(own);
        this.complete = complete;
        this.confirmed = complete && schema.equals(own);
    }

    /** The file's own columns, with the imposed types where there are any; repeated names pair in order of appearance. */
    private static Schema impose(Schema own, Schema imposed) {
        Map<String, List<Field>> byName = new HashMap<>();
        for (Field field : imposed.getFields()) {
            byName.computeIfAbsent(field.getName(), name -> new ArrayList<>()).add(field);
        }
        Map<String, Integer> met = new HashMap<>();
        List<Field> fields = new ArrayList<>();
        for (Field field : own.getFields()) {
            List<Field> named = byName.getOrDefault(field.getName(), List.of());
            int occurrence = met.merge(field.getName(), 1, Integer::sum) - 1;
            fields.add(occurrence < named.size() ? named.get(occurrence) : field);
        }
        return new Schema(fields);
    }

    /** Surveys the whole file. */
    protected abstract InferredDataset surveyed() throws DataException;

    /** Opens the records that begin in a range of the file, or all of them. */
    protected abstract BatchReader open(Range range, Projection projection, BufferAllocator allocator)
            throws DataException;

    /**
     * A part of the file that is read independently.
     *
     * @param index from 0
     * @param from where it nominally begins; its first record begins there or behind
     * @param to where it nominally ends
     * @param whole whether it is all there is
     */
    public record Range(int index, long from, long to, boolean whole) {}

    /** The file. */
    protected final TextFile file() {
        return file;
    }

    @Override
    public final String name() {
        return file.name();
    }

    @Override
    public final Schema schema() {
        return schema;
    }

    @Override
    public final boolean isSchemaCertain() {
        return complete;
    }

    @Override
    public final Optional<FileFacts> files() {
        return Optional.of(new FileFacts(List.of(new FileFacts.FileFact(
                file.file().uri(), file.file().length(), file.file().modified()))));
    }

    /** Warnings for columns that the user gives types, but the file does not have. */
    protected final List<String> unknownWishes(Collection<String> wishes) {
        return wishes.stream()
                .filter(path -> ColumnLookup.find(schema, path).column().isEmpty())
                .sorted()
                .map(path -> name() + ": the schema option names a column '" + path + "', which the file does not have")
                .toList();
    }

    /**
     * Cuts the file into splits of a size.
     *
     * @param ranges whether it can be read in ranges
     */
    protected final List<Split> splits(boolean ranges, long size) {
        long length = file.file().length();
        int count = ranges ? LineBorders.count(length, size) : 1;
        List<Split> splits = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long to = i == count - 1 ? length : (i + 1) * size;
            splits.add(new RangeSplit(new Range(i, i * size, to, count == 1)));
        }
        return splits;
    }

    /** What to throw for a record that the reader cannot place. */
    public final synchronized DataException unfit(TextProblem problem) throws DataException {
        String found = name() + ": byte offset " + problem.offset() + ": " + problem.message();
        if (confirmed) {
            return new DataException(
                    found + "; all of the file was read before without a problem, so it has been changed"
                            + " meanwhile, or this is a mistake in Assay, which should be reported");
        }
        InferredDataset all = replacement;
        if (all == null) {
            all = surveyed();
            replacement = all;
        }
        return new SchemaChangedException(found + "; it is read again with a schema for all of it", all);
    }

    private final class RangeSplit implements Split {
        private final Range range;

        RangeSplit(Range range) {
            this.range = range;
        }

        @Override
        public String description() {
            return range.whole() ? name() : name() + ": bytes from " + range.from() + " to " + range.to();
        }

        @Override
        public Optional<String> file() {
            return Optional.of(name());
        }

        @Override
        public long bytes() {
            return range.to() - range.from();
        }

        @Override
        public BatchReader open(Projection projection, BufferAllocator allocator) throws DataException {
            return InferredDataset.this.open(range, projection, allocator);
        }
    }
}

package dev.assay.readers.csv;

import dev.assay.data.BatchReader;
import dev.assay.data.ColumnNeed;
import dev.assay.data.DataException;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import dev.assay.readers.text.ByteWindow;
import dev.assay.readers.text.ColumnBatch;
import dev.assay.readers.text.ColumnBuilder;
import dev.assay.readers.text.ColumnBuilders;
import dev.assay.readers.text.InferredDataset;
import dev.assay.readers.text.LineBorders;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** The records of one CSV file. */
final class CsvDataset extends InferredDataset {
    private final CsvSource source;
    private final CsvShape shape;

    private CsvDataset(CsvSource source, CsvShape shape, Optional<Schema> imposed) {
        super(source.file(), shape.schema(), shape.complete(), imposed);
        this.source = source;
        this.shape = shape;
    }

    static CsvDataset of(CsvSource source, Optional<Schema> imposed, boolean exhaustive) throws DataException {
        CsvShape shape = CsvSurvey.of(
                source, exhaustive ? Long.MAX_VALUE : source.sizes().sample());
        long length = source.file().file().length();
        if (shape.multiline()
                && !shape.complete()
                && source.file().hasRanges()
                && length > source.sizes().split()) {
            // A line end may be no end of a record here, so that only reading all tells where the file can be split.
            shape = CsvSurvey.of(source, Long.MAX_VALUE);
        }
        return new CsvDataset(source, shape, imposed);
    }

    @Override
    protected InferredDataset surveyed() throws DataException {
        return of(source, Optional.empty(), true);
    }

    @Override
    public List<Split> splits() {
        return splits(source.file().hasRanges(), source.sizes().split());
    }

    @Override
    public List<String> warnings() {
        return unknownWishes(source.wishes().keySet());
    }

    @Override
    protected BatchReader open(Range range, Projection projection, BufferAllocator allocator) throws DataException {
        ColumnBuilder[] wanted = new ColumnBuilder[projection.columns().size()];
        CsvReader.Columns columns = columns(projection, wanted);
        ColumnBatch batch = new ColumnBatch(wanted, projection, allocator);
        return new CsvReader(this, source, window(range), range.index() == 0, columns, batch);
    }

    private CsvReader.Columns columns(Projection projection, ColumnBuilder[] wanted) {
        Map<List<String>, Integer> ordinals = new HashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            ordinals.put(projection.columns().get(i).path().parts(), i);
        }
        List<Field> fields = schema().getFields();
        int[] looked = new int[fields.size()];
        ColumnBuilder[] builders = new ColumnBuilder[fields.size()];
        boolean[] stored = new boolean[fields.size()];
        int count = 0;
        for (int i = 0; i < fields.size(); i++) {
            // A name that the file has twice means the first column.
            Integer ordinal = ordinals.remove(List.of(fields.get(i).getName()));
            ColumnNeed need = ordinal == null
                    ? ColumnNeed.PRESENCE
                    : projection.columns().get(ordinal).need();
            ColumnBuilder builder = builder(fields.get(i), need);
            if (ordinal != null) {
                wanted[ordinal] = builder;
            } else if (builder.acceptsAll()) {
                continue;
            }
            looked[count] = i;
            builders[count] = builder;
            stored[count] = ordinal != null;
            count++;
        }
        return new CsvReader.Columns(
                fields.size(), Arrays.copyOf(looked, count), Arrays.copyOf(builders, count), stored);
    }

    private ColumnBuilder builder(Field field, ColumnNeed need) {
        boolean wished = source.wishes().containsKey(field.getName()) || !ColumnBuilders.isInferable(field.getType());
        return wished ? ColumnBuilders.wished(field) : ColumnBuilders.inferred(field, need, source.limits());
    }

    private ByteWindow window(Range range) throws DataException {
        if (range.whole()) {
            return ByteWindow.stream(file(), source.sentinels(), source.limits());
        }
        long length = file().file().length();
        long from;
        long to;
        if (shape.complete()) {
            from = shape.border(range.index());
            to = range.to() == length ? length : shape.border(range.index() + 1);
        } else {
            // Only the split in which a long line begins looks for its end.
            from = LineBorders.after(file(), range.from(), range.to(), true);
            to = from == range.to() ? from : LineBorders.after(file(), range.to(), length, true);
        }
        // The header belongs to the first split, wherever that ends.
        from = range.index() == 0 ? 0 : Math.max(shape.body(), from);
        return ByteWindow.range(file(), from, Math.max(shape.body(), to), source.sentinels(), source.limits());
    }
}

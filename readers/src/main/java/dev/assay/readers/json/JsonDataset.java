package dev.assay.readers.json;

import dev.assay.data.BatchReader;
import dev.assay.data.DataException;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import dev.assay.readers.text.ByteWindow;
import dev.assay.readers.text.ColumnBatch;
import dev.assay.readers.text.ColumnBuilder;
import dev.assay.readers.text.InferredDataset;
import dev.assay.readers.text.LineBorders;
import dev.assay.readers.text.TextFile;
import dev.assay.readers.text.TextLimits;
import dev.assay.readers.text.TextSizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** The records of one JSON file. */
final class JsonDataset extends InferredDataset {
    /** The only column of records that are no objects. */
    static final String VALUE = "value";

    private final Source source;
    private final JsonShape shape;

    /**
     * Where the records come from.
     *
     * @param wishes types that the user wants, by path
     * @param sizes how much is looked at at a time
     */
    record Source(TextFile file, TextLimits limits, Map<String, ArrowType> wishes, TextSizes sizes) {}

    private JsonDataset(Source source, JsonShape shape, Optional<Schema> imposed) {
        super(source.file(), shape.schema(), shape.complete(), imposed);
        this.source = source;
        this.shape = shape;
    }

    static JsonDataset of(Source source, Optional<Schema> imposed, boolean exhaustive) throws DataException {
        JsonShape shape = JsonSurvey.of(
                source.file(),
                source.limits(),
                source.wishes(),
                exhaustive ? Long.MAX_VALUE : source.sizes().sample());
        return new JsonDataset(source, shape, imposed);
    }

    @Override
    protected InferredDataset surveyed() throws DataException {
        return of(source, Optional.empty(), true);
    }

    @Override
    public List<Split> splits() {
        return splits(source.file().hasRanges() && shape.lines(), source.sizes().split());
    }

    @Override
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(unknownWishes(source.wishes().keySet()));
        if (shape.duplicates()) {
            warnings.add(name() + ": keys occur twice in an object; the last value counts");
        }
        return warnings;
    }

    @Override
    protected BatchReader open(Range range, Projection projection, BufferAllocator allocator) throws DataException {
        ColumnBuilder[] wanted = new ColumnBuilder[projection.columns().size()];
        List<Field> fields = schema().getFields();
        Set<String> wishes = source.wishes().keySet();
        JsonNode root = shape.objects() || fields.isEmpty()
                ? JsonNode.record(fields, projection, wishes, source.limits(), wanted)
                : JsonNode.value(fields.get(0), projection, wishes, source.limits(), wanted);
        ColumnBatch batch = new ColumnBatch(wanted, projection, allocator);
        return new JsonReader(this, window(range), range, root, shape, source.limits(), batch);
    }

    private ByteWindow window(Range range) throws DataException {
        if (range.whole()) {
            return ByteWindow.stream(file(), JsonScanner.SENTINELS, source.limits());
        }
        // Only the split in which a long line begins looks for its end.
        long from = LineBorders.after(file(), range.from(), range.to(), false);
        long to = from == range.to()
                ? from
                : LineBorders.after(file(), range.to(), file().file().length(), false);
        return ByteWindow.range(file(), from, to, JsonScanner.SENTINELS, source.limits());
    }
}

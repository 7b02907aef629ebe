package dev.assay.readers.json;

import dev.assay.data.BatchReader;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.FileFacts;
import dev.assay.data.Projection;
import dev.assay.data.SchemaChangedException;
import dev.assay.data.Split;
import dev.assay.readers.text.ByteWindow;
import dev.assay.readers.text.ColumnBatch;
import dev.assay.readers.text.ColumnBuilder;
import dev.assay.readers.text.LineBorders;
import dev.assay.readers.text.TextFile;
import dev.assay.readers.text.TextLimits;
import dev.assay.readers.text.TextProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** The records of one JSON file, under the schema of a survey, or one that was imposed. */
final class JsonDataset implements Dataset {
    /** The only column of records that are no objects. */
    static final String VALUE = "value";

    private final Source source;
    private final JsonSurvey survey;
    private final Schema schema;
    private @Nullable JsonDataset replacement;

    /**
     * Where the records come from.
     *
     * @param wishes types that the user wants, by path
     * @param sampleBytes how much a survey reads that need not read all
     * @param splitBytes size of a split
     */
    record Source(TextFile file, TextLimits limits, Map<String, ArrowType> wishes, long sampleBytes, long splitBytes) {
        JsonSurvey survey(boolean exhaustive) throws DataException {
            return JsonSurvey.of(file, limits, wishes, exhaustive ? Long.MAX_VALUE : sampleBytes);
        }
    }

    private JsonDataset(Source source, JsonSurvey survey, Schema schema) {
        this.source = source;
        this.survey = survey;
        this.schema = schema;
    }

    static JsonDataset of(Source source, Optional<Schema> imposed, boolean exhaustive) throws DataException {
        JsonSurvey survey = source.survey(exhaustive);
        Schema own = survey.schema();
        return new JsonDataset(source, survey, imposed.isPresent() ? impose(own, imposed.get()) : own);
    }

    /** The file's own columns, with the imposed types where there are any. */
    private static Schema impose(Schema own, Schema imposed) {
        List<Field> fields = new ArrayList<>();
        for (Field field : own.getFields()) {
            fields.add(imposed.getFields().stream()
                    .filter(other -> other.getName().equals(field.getName()))
                    .findFirst()
                    .orElse(field));
        }
        return new Schema(fields);
    }

    @Override
    public String name() {
        return source.file().name();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public List<Split> splits() {
        long length = source.file().file().length();
        boolean ranges = source.file().hasRanges() && survey.isLines();
        int count = ranges ? LineBorders.count(length, source.splitBytes()) : 1;
        List<Split> splits = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            splits.add(new JsonSplit(i, count, length));
        }
        return splits;
    }

    @Override
    public Optional<FileFacts> files() {
        return Optional.of(new FileFacts(List.of(source.file().fact())));
    }

    @Override
    public List<String> warnings() {
        List<String> warnings =
                new ArrayList<>(source.file().unknownWishes(source.wishes().keySet(), schema));
        if (survey.hasDuplicates()) {
            warnings.add(name() + ": keys occur twice in an object; the last value counts");
        }
        return warnings;
    }

    /**
     * What to throw for a record that the reader cannot place: the whole file is surveyed, which finds an error, or a schema that
     * holds for all of it.
     */
    synchronized DataException unfit(TextProblem problem) throws DataException {
        if (survey.isComplete() && schema.equals(survey.schema())) {
            return new DataException(name() + ": byte offset " + problem.offset() + ": " + problem.message()
                    + "; all of the file was read before without a problem, so it has been changed meanwhile, or this is a"
                    + " mistake in Assay, which should be reported");
        }
        JsonDataset all = replacement;
        if (all == null) {
            JsonSurvey exhaustive = source.survey(true);
            all = new JsonDataset(source, exhaustive, exhaustive.schema());
            replacement = all;
        }
        return new SchemaChangedException(
                name() + ": byte offset " + problem.offset() + ": " + problem.message()
                        + "; it is read again with a schema for all of it",
                all);
    }

    private final class JsonSplit implements Split {
        private final int index;
        private final int count;
        private final long length;

        JsonSplit(int index, int count, long length) {
            this.index = index;
            this.count = count;
            this.length = length;
        }

        private long from(int split) {
            return split == count ? length : Math.min(length, split * source.splitBytes());
        }

        @Override
        public String description() {
            return count == 1 ? name() : name() + ": bytes from " + from(index) + " to " + from(index + 1);
        }

        @Override
        public long bytes() {
            return from(index + 1) - from(index);
        }

        @Override
        public BatchReader open(Projection projection, BufferAllocator allocator) throws DataException {
            ColumnBuilder[] wanted = new ColumnBuilder[projection.columns().size()];
            List<Field> fields = schema.getFields();
            JsonNode root = survey.isObjects() || fields.isEmpty()
                    ? JsonNode.record(fields, projection, source.wishes().keySet(), source.limits(), wanted)
                    : JsonNode.value(fields.get(0), projection, source.wishes().keySet(), source.limits(), wanted);
            ColumnBatch batch = new ColumnBatch(wanted, projection, allocator);
            return new JsonReader(
                    JsonDataset.this,
                    window(),
                    index == 0,
                    root,
                    survey.isObjects(),
                    survey.hasDuplicates(),
                    source.limits(),
                    batch);
        }

        private ByteWindow window() throws DataException {
            TextFile file = source.file();
            if (count == 1) {
                return ByteWindow.stream(file, JsonScanner.SENTINELS, source.limits());
            }
            long from = LineBorders.after(file, from(index), false);
            long to = LineBorders.after(file, from(index + 1), false);
            return ByteWindow.range(file, from, to, JsonScanner.SENTINELS, source.limits());
        }
    }
}

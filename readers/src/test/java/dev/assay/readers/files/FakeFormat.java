package dev.assay.readers.files;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.readers.format.FileFormat;
import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.io.FileContent;
import dev.assay.readers.io.FileSource;
import dev.assay.readers.io.RandomInput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** A format with types: {@code FAKE}, then {@code name:type} per column, then values; all separated by blanks. */
public final class FakeFormat implements FileFormat {
    private static final Map<String, ArrowType> TYPES = Map.ofEntries(
            Map.entry("byte", new ArrowType.Int(8, true)),
            Map.entry("int", new ArrowType.Int(32, true)),
            Map.entry("long", new ArrowType.Int(64, true)),
            Map.entry("uint", new ArrowType.Int(32, false)),
            Map.entry("ulong", new ArrowType.Int(64, false)),
            Map.entry("float", new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE)),
            Map.entry("double", new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
            Map.entry("dec52", new ArrowType.Decimal(5, 2, 128)),
            Map.entry("dec204", new ArrowType.Decimal(20, 4, 128)),
            Map.entry("dec380", new ArrowType.Decimal(38, 0, 128)),
            Map.entry("date", new ArrowType.Date(DateUnit.DAY)),
            Map.entry("ms", new ArrowType.Timestamp(TimeUnit.MILLISECOND, null)),
            Map.entry("ns", new ArrowType.Timestamp(TimeUnit.NANOSECOND, null)),
            Map.entry("utc", new ArrowType.Timestamp(TimeUnit.MILLISECOND, "UTC")),
            Map.entry("null", ArrowType.Null.INSTANCE),
            Map.entry("text", ArrowType.Utf8.INSTANCE));

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public List<String> extensions() {
        return List.of("fake");
    }

    @Override
    public boolean looksLike(byte[] head, byte[] tail) {
        return new String(head, StandardCharsets.UTF_8).startsWith("FAKE\n");
    }

    @Override
    public boolean infersTypes() {
        return false;
    }

    static List<String> lines(FileSource file) throws DataException {
        try (RandomInput input = file.open()) {
            byte[] content = FileContent.head(input, file.length(), 1 << 20);
            return new String(content, StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Override
    public Dataset open(FileSource file, FormatOptions options, Optional<Schema> schema, boolean exhaustive)
            throws DataException {
        if (schema.isPresent() || exhaustive) {
            throw new IllegalStateException("this format does not infer types");
        }
        List<String> lines = lines(file);
        if (lines.isEmpty() || !lines.get(0).equals("FAKE")) {
            throw new DataException(file.name() + ": is no fake file");
        }
        List<Field> fields = new ArrayList<>();
        List<String> leaves = new ArrayList<>();
        for (String column : lines.get(1).split(" ")) {
            String[] parts = column.split(":");
            String[] path = parts[0].split("/");
            leaves.add(parts[0]);
            Field leaf =
                    new Field(path[path.length - 1], new FieldType(parts.length == 2, TYPES.get(parts[1]), null), null);
            if (path.length == 1) {
                fields.add(leaf);
                continue;
            }
            List<Field> members = new ArrayList<>();
            fields.removeIf(field -> field.getName().equals(path[0]) && members.addAll(field.getChildren()));
            members.add(leaf);
            fields.add(new Field(path[0], FieldType.nullable(ArrowType.Struct.INSTANCE), members));
        }
        List<String[]> rows = lines.subList(2, lines.size()).stream()
                .map(line -> line.split(" "))
                .toList();
        return new FakeTable(
                file.name(),
                new Schema(fields),
                leaves,
                rows,
                true,
                (row, column) -> new DataException(
                        file.name() + ": row " + (row + 1) + " is damaged: " + Arrays.toString(rows.get(row))));
    }
}

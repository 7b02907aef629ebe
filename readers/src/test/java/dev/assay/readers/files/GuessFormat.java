package dev.assay.readers.files;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.SchemaChangedException;
import dev.assay.readers.format.FileFormat;
import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.io.FileSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** A format that infers types: a line of names, then values; the sample is the first value. */
public final class GuessFormat implements FileFormat {
    @Override
    public String name() {
        return "guess";
    }

    @Override
    public List<String> extensions() {
        return List.of("guess");
    }

    @Override
    public boolean looksLike(byte[] head, byte[] tail) {
        return head.length > 0 && head[0] == '?';
    }

    @Override
    public boolean infersTypes() {
        return true;
    }

    @Override
    public Dataset open(FileSource file, FormatOptions options, Optional<Schema> schema, boolean exhaustive)
            throws DataException {
        List<String> lines = FakeFormat.lines(file);
        List<String> names = List.of(lines.get(0).replaceFirst("^\\?", "").split(" "));
        List<String[]> rows = lines.subList(1, lines.size()).stream()
                .map(line -> line.split(" "))
                .toList();
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Field imposed = schema.isPresent() ? find(schema.get(), names.get(i)) : null;
            ArrowType type = ArrowType.Null.INSTANCE;
            if (imposed != null) {
                type = imposed.getType();
            }
            if (imposed == null || exhaustive) {
                for (String[] row : exhaustive || rows.isEmpty() ? rows : rows.subList(0, 1)) {
                    type = wider(type, guess(row[i]));
                }
            }
            fields.add(new Field(
                    names.get(i),
                    type instanceof ArrowType.Null
                            ? new FieldType(true, ArrowType.Utf8.INSTANCE, null, Map.of(NO_VALUES, "true"))
                            : FieldType.nullable(type),
                    null));
        }
        return new FakeTable(file.name(), new Schema(fields), names, rows, false, (row, column) -> {
            if (exhaustive) {
                throw new IllegalStateException("changed twice");
            }
            return new SchemaChangedException(
                    file.name() + ": row " + (row + 1) + " does not fit", open(file, options, schema, true));
        });
    }

    private static Field find(Schema schema, String name) {
        return schema.getFields().stream()
                .filter(field -> field.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static ArrowType guess(String value) {
        if (value.equals("~")) {
            return ArrowType.Null.INSTANCE;
        } else if (value.matches("-?\\d+")) {
            return new ArrowType.Int(64, true);
        }
        return value.matches("-?\\d+\\.\\d+")
                ? new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)
                : ArrowType.Utf8.INSTANCE;
    }

    private static ArrowType wider(ArrowType one, ArrowType other) {
        if (one instanceof ArrowType.Null || one.equals(other)) {
            return other;
        } else if (other instanceof ArrowType.Null) {
            return one;
        }
        return one instanceof ArrowType.Utf8 || other instanceof ArrowType.Utf8
                ? ArrowType.Utf8.INSTANCE
                : new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
    }
}

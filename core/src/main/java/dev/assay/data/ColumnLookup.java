package dev.assay.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Finds the column that a name in a rule means: the exact name first, otherwise the only one that differs in case; then, for a name
 * with dots, a member of a struct. Back-ticks around the whole name are accepted and removed.
 */
public final class ColumnLookup {
    private ColumnLookup() {}

    /** The answer: exactly one of {@code column} and {@code problem} is present. */
    public record Result(Optional<Found> column, Optional<String> problem) {}

    /** A column that was found. */
    public record Found(ColumnPath path, Field field, ColumnType type) {}

    /** Looks a name up. The problem, if any, is the text for people: missing or ambiguous. */
    public static Result find(Schema schema, String written) {
        String name = written.length() > 2 && written.startsWith("`") && written.endsWith("`")
                ? written.substring(1, written.length() - 1)
                : written;
        return find(schema.getFields(), name, List.of(), written);
    }

    private static Result find(List<Field> fields, String name, List<String> prefix, String written) {
        List<Field> exact = matching(fields, name, false);
        List<Field> candidates = exact.isEmpty() ? matching(fields, name, true) : exact;
        if (candidates.size() == 1) {
            Field field = candidates.get(0);
            List<String> parts = new ArrayList<>(prefix);
            parts.add(field.getName());
            return new Result(
                    Optional.of(new Found(new ColumnPath(parts), field, ColumnType.of(field))), Optional.empty());
        }
        if (candidates.size() > 1) {
            List<String> names = candidates.stream().map(Field::getName).toList();
            return new Result(
                    Optional.empty(),
                    Optional.of("Column name " + written + " is ambiguous: " + String.join(", ", names)));
        }
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
            List<Field> structs = matching(fields, name.substring(0, dot), false);
            if (structs.isEmpty()) {
                structs = matching(fields, name.substring(0, dot), true);
            }
            if (structs.size() == 1 && structs.get(0).getType() instanceof ArrowType.Struct) {
                List<String> parts = new ArrayList<>(prefix);
                parts.add(structs.get(0).getName());
                Result member = find(structs.get(0).getChildren(), name.substring(dot + 1), parts, written);
                if (member.column().isPresent()) {
                    return asReadableAs(structs.get(0), member);
                }
            }
        }
        return new Result(Optional.empty(), Optional.of("Input data does not include column " + written + "!"));
    }

    /** A member of a struct that cannot be read cannot be read, whatever its own type. */
    private static Result asReadableAs(Field struct, Result member) {
        String reason = struct.getMetadata().get(Dataset.UNSUPPORTED);
        if (reason == null || member.column().isEmpty()) {
            return member;
        }
        Found found = member.column().get();
        FieldType type = found.field().getFieldType();
        Field unreadable = new Field(
                found.field().getName(),
                new FieldType(type.isNullable(), type.getType(), null, Map.of(Dataset.UNSUPPORTED, reason)),
                found.field().getChildren());
        return new Result(
                Optional.of(new Found(found.path(), unreadable, ColumnType.of(unreadable))), Optional.empty());
    }

    private static List<Field> matching(List<Field> fields, String name, boolean ignoreCase) {
        return fields.stream()
                .filter(field -> ignoreCase
                        ? field.getName().equalsIgnoreCase(name)
                        : field.getName().equals(name))
                .toList();
    }
}

package dev.assay.filter;

import dev.assay.data.ColumnLookup;
import dev.assay.data.ColumnNeed;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnType;
import dev.assay.data.Dataset;
import dev.assay.data.TypeClass;
import dev.assay.dqdl.filter.TextRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Finds the columns that a filter names, gives each a slot, and notes how much of it is looked at. */
final class Columns {
    private static final int MAX_SHOWN = 5;

    private final Schema schema;
    private final Map<ColumnPath, Integer> slots = new LinkedHashMap<>();
    private final List<FilterColumn> columns = new ArrayList<>();

    Columns(Schema schema) {
        this.schema = schema;
    }

    /** The columns in slot order. */
    List<FilterColumn> all() {
        return List.copyOf(columns);
    }

    /** Whether the schema has a column of this name. */
    boolean has(String name) {
        return ColumnLookup.find(schema, name).column().isPresent();
    }

    /** The node of a column. */
    Node node(List<String> parts, ColumnNeed wanted, TextRange at) {
        String name = String.join(".", parts);
        ColumnLookup.Result result = ColumnLookup.find(schema, name);
        ColumnLookup.Found found = result.column().orElse(null);
        if (found == null) {
            throw new BindProblem(at, result.problem().orElse("Unknown column " + name), nearest(name));
        }
        if (found.type().typeClass() == TypeClass.UNSUPPORTED) {
            String reason = found.field().getMetadata().get(Dataset.UNSUPPORTED);
            throw new BindProblem(at, "Column " + name + " cannot be read: " + reason, "");
        }
        if (found.type().arrow() instanceof ArrowType.Null) {
            return ConstantNode.nullOf(SqlType.NULL);
        }
        SqlType type = type(found.type());
        // Of values that are no text, the length is that of their text.
        ColumnNeed need = wanted == ColumnNeed.LENGTH && !type.is(Kind.TEXT) ? ColumnNeed.VALUES : wanted;
        Integer known = slots.get(found.path());
        int slot = known == null ? columns.size() : known;
        if (known == null) {
            slots.put(found.path(), slot);
            columns.add(new FilterColumn(found.path(), type, found.type().arrow(), need));
        } else {
            FilterColumn before = columns.get(slot);
            columns.set(
                    slot,
                    new FilterColumn(
                            before.path(), type, before.arrow(), before.need().or(need)));
        }
        return new ColumnNode(type, slot);
    }

    private static SqlType type(ColumnType column) {
        switch (column.typeClass()) {
            case WHOLE:
                return whole((ArrowType.Int) column.arrow());
            case DECIMAL:
                ArrowType.Decimal decimal = (ArrowType.Decimal) column.arrow();
                return SqlType.decimal(decimal.getPrecision(), decimal.getScale());
            case FLOAT:
                return column.isSingleFloat() ? SqlType.FLOAT : SqlType.DOUBLE;
            case TEXT:
                return SqlType.TEXT;
            case BOOL:
                return SqlType.BOOL;
            case DATE:
                return SqlType.DATE;
            case TIMESTAMP:
                return ((ArrowType.Timestamp) column.arrow()).getTimezone() == null
                        ? SqlType.LOCAL_TIMESTAMP
                        : SqlType.TIMESTAMP;
            case BINARY:
                return SqlType.BINARY;
            default:
                return SqlType.OPAQUE;
        }
    }

    private static SqlType whole(ArrowType.Int type) {
        switch (type.getBitWidth() * (type.getIsSigned() ? 1 : 2)) {
            case 8:
                return SqlType.BYTE;
            case 16:
                return SqlType.SHORT;
            case 32:
                return SqlType.INT;
            case 64:
                return SqlType.LONG;
            default:
                return SqlType.decimal(20, 0);
        }
    }

    private String nearest(String name) {
        List<String> names = schema.getFields().stream().map(Field::getName).toList();
        if (names.stream().anyMatch(name::equalsIgnoreCase)) {
            return "write one of these names exactly";
        }
        String best = nearest(name, names);
        if (best != null) {
            return "did you mean " + best + "?";
        }
        return names.isEmpty()
                ? ""
                : "columns are: " + String.join(", ", names.subList(0, Math.min(MAX_SHOWN, names.size())))
                        + (names.size() > MAX_SHOWN ? ", ..." : "");
    }

    /** The name that differs least, if it differs by a slip or two. */
    static @Nullable String nearest(String written, Iterable<String> names) {
        String wanted = written.toLowerCase(Locale.ROOT);
        String best = null;
        int bestDistance = (wanted.length() < 4 ? 1 : Math.max(2, wanted.length() / 3)) + 1;
        for (String name : names) {
            if (Math.abs(name.length() - wanted.length()) < bestDistance) {
                int distance = distance(wanted, name.toLowerCase(Locale.ROOT));
                if (distance < bestDistance) {
                    bestDistance = distance;
                    best = name;
                }
            }
        }
        return best;
    }

    /** Number of characters to insert, delete or change to make one of the other. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}

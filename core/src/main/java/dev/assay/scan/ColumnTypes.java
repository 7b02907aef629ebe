package dev.assay.scan;

import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** The types of a dataset's columns by path; the first column of a name that is there twice. Thread-safe. */
public final class ColumnTypes {
    private final Map<String, Field> columns = new HashMap<>();

    /** The types of a schema's columns. */
    public ColumnTypes(Schema schema) {
        schema.getFields().forEach(field -> columns.putIfAbsent(field.getName(), field));
    }

    /** @throws IllegalArgumentException if there is no such column */
    public ColumnType of(ColumnPath path) {
        Field found = columns.get(path.root());
        List<String> members = path.parts().subList(1, path.parts().size());
        for (int depth = 0; found != null && depth < members.size(); depth++) {
            found = member(found, members.get(depth));
        }
        if (found == null) {
            throw new IllegalArgumentException("no column " + path);
        }
        return ColumnType.of(found);
    }

    private static @Nullable Field member(Field struct, String name) {
        return struct.getChildren().stream()
                .filter(member -> member.getName().equals(name))
                .findFirst()
                .orElse(null);
    }
}

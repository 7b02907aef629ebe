package dev.assay.data.memory;

import java.lang.reflect.Type;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/** One column of Java values in stored form (see {@link JavaType}), with the Arrow field that they fit. */
record JavaColumn(Field field, @Nullable Object[] values) {
    static JavaColumn of(String name, Type declared, List<@Nullable Object> values) {
        JavaType type = JavaTypes.of(name, declared, values);
        @Nullable Object[] stored = new Object[values.size()];
        for (int row = 0; row < stored.length; row++) {
            stored[row] = type.store(values.get(row));
        }
        return new JavaColumn(type.field(name, true), stored);
    }

    @Nullable
    Object value(int row) {
        return values[row];
    }
}

package dev.assay.data.memory;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads values out of records, collections and arrays. */
final class JavaValues {
    private JavaValues() {}

    /** The values of one component; null for a null record. */
    static List<@Nullable Object> read(RecordComponent component, List<?> records) {
        Method accessor = component.getAccessor();
        // Records in tests are seldom public.
        accessor.setAccessible(true);
        List<@Nullable Object> values = new ArrayList<>(records.size());
        for (Object each : records) {
            values.add(each == null ? null : read(accessor, each));
        }
        return values;
    }

    static @Nullable Object read(Method accessor, Object from) {
        try {
            return accessor.invoke(from);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "cannot read " + accessor.getName() + " of "
                            + from.getClass().getName(),
                    e);
        }
    }

    /** The elements of a collection or an array of any type. */
    static List<@Nullable Object> elements(Object list) {
        if (list instanceof Collection<?> collection) {
            return new ArrayList<>(collection);
        }
        int length = Array.getLength(list);
        List<@Nullable Object> elements = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            elements.add(Array.get(list, i));
        }
        return elements;
    }
}

package dev.assay.data.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * The column type of Java values and the way into their stored form, which {@link VectorWriter} understands: {@code Long} for whole
 * numbers, dates, times and timestamps in ticks; {@code Double}; {@code BigDecimal} of the column's scale; {@code Boolean}; {@code
 * byte[]} for text (UTF-8) and binary; {@code Object[]} for the members of a struct or the elements of a list.
 *
 * @param members names and types of a struct's members; one entry, the element, for a list; else empty
 */
record JavaType(ArrowType arrow, List<Member> members, Function<Object, Object> toStored) {
    record Member(String name, JavaType type) {}

    static JavaType leaf(ArrowType arrow, Function<Object, Object> toStored) {
        return new JavaType(arrow, List.of(), toStored);
    }

    Field field(String name, boolean nullable) {
        List<Field> children = new ArrayList<>(members.size());
        for (Member member : members) {
            children.add(member.type().field(member.name(), true));
        }
        return new Field(name, new FieldType(nullable, arrow, null), children);
    }

    /** The stored form of a value; an empty {@code Optional} is null. */
    @Nullable
    Object store(@Nullable Object value) {
        Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        return present == null ? null : toStored.apply(present);
    }
}

package dev.assay.readers.json;

import dev.assay.readers.text.ColumnBuilder;
import dev.assay.readers.text.NameTable;
import dev.assay.readers.text.TypeGuess;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/** What has been seen of one value of the records: the whole record, a member, an element. A tree as deep as the objects. */
final class JsonGuess {
    static final String ELEMENT = "element";

    private final TypeGuess type = new TypeGuess();
    private final @Nullable ColumnBuilder wish;
    private final String path;
    private @Nullable NameTable names;
    private final List<JsonGuess> members = new ArrayList<>();
    private @Nullable JsonGuess element;
    private int next;
    private long stamp;

    /**
     * @param path names from the record on, joined by dots
     * @param wish what the user wants it to be; null: to be inferred
     */
    JsonGuess(String path, @Nullable ColumnBuilder wish) {
        this.path = path;
        this.wish = wish;
    }

    TypeGuess type() {
        return type;
    }

    @Nullable
    ColumnBuilder wish() {
        return wish;
    }

    String path() {
        return path;
    }

    /** Whether nothing but objects has been seen; an object that is being read included. */
    boolean isObject() {
        return type.isOther() && element == null;
    }

    /** Whether nothing but arrays has been seen; an array that is being read included. */
    boolean isArray() {
        return type.isOther() && names == null;
    }

    NameTable names() {
        NameTable table = names;
        if (table == null) {
            table = new NameTable();
            names = table;
        }
        return table;
    }

    JsonGuess member(int position) {
        return members.get(position);
    }

    void add(JsonGuess member) {
        members.add(member);
    }

    /** Which member is likely to come next. */
    int next() {
        return next;
    }

    void next(int position) {
        next = position;
    }

    /** Marks the member as met in an object; false if it has been met there already. */
    boolean meet(long object) {
        boolean first = stamp != object;
        stamp = object;
        return first;
    }

    @Nullable
    JsonGuess element() {
        return element;
    }

    void element(JsonGuess guess) {
        element = guess;
    }

    /** The column, or member, that this is. */
    Field field(String name) {
        if (wish != null) {
            return new Field(name, FieldType.nullable(wish.field().getType()), null);
        }
        JsonGuess elements = element;
        if (type.isOther() && names != null && elements == null) {
            return new Field(name, FieldType.nullable(ArrowType.Struct.INSTANCE), fields());
        } else if (type.isOther() && names == null && elements != null) {
            return new Field(name, FieldType.nullable(ArrowType.List.INSTANCE), List.of(elements.field(ELEMENT)));
        }
        return type.field(name);
    }

    /** The members, in the order in which they were met. */
    List<Field> fields() {
        List<Field> fields = new ArrayList<>(members.size());
        NameTable table = names();
        for (int i = 0; i < members.size(); i++) {
            fields.add(members.get(i).field(new String(table.name(i), StandardCharsets.UTF_8)));
        }
        return fields;
    }
}

package dev.assay.readers.arrow;

import dev.assay.data.Dataset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * A field of an IPC schema.
 *
 * @param type the type of the values as delivered: views are text or binary, small decimals 128 bits wide, UUIDs text; of a
 *     dictionary-encoded field, the indices' type
 * @param layout how the file has them
 * @param width bytes per value of a fixed-width layout, values per list of a fixed-size list; else 0
 * @param conversion what to do with the bytes to get to {@code type}
 * @param parts bytes of each number in a value, to swap in big-endian files; empty: not swapped
 * @param dictionary number of the dictionary, if encoded
 * @param values what the dictionary holds; null if not encoded
 * @param unsupported why values cannot be delivered; null if they can. A struct can be, without its unsupported members
 * @param tainted whether this or anything below is unsupported
 * @param nodes number of field nodes in a batch: this one and those below
 */
record IpcField(
        String name,
        boolean nullable,
        ArrowType type,
        Layout layout,
        int width,
        Conversion conversion,
        int[] parts,
        List<IpcField> children,
        long dictionary,
        @Nullable IpcField values,
        @Nullable String unsupported,
        boolean tainted,
        int nodes) {
    static final int[] NO_PARTS = {};

    enum Conversion {
        NONE,
        /** 4- or 8-byte decimals to 16 bytes. */
        WIDEN_DECIMAL,
        /** 16 bytes to 36 characters. */
        UUID
    }

    /** A field that is not dictionary-encoded. */
    static IpcField plain(
            String name,
            boolean nullable,
            ArrowType type,
            Layout layout,
            int width,
            int[] parts,
            List<IpcField> children) {
        boolean tainted = layout.isUnion();
        int nodes = 1;
        for (IpcField child : children) {
            tainted |= child.tainted;
            nodes += child.nodes;
        }
        String unsupported = layout.isUnion() ? "union" : tainted && layout != Layout.STRUCT ? "holds a union" : null;
        return new IpcField(
                name,
                nullable,
                type,
                layout,
                width,
                Conversion.NONE,
                parts,
                List.copyOf(children),
                0,
                null,
                unsupported,
                tainted,
                nodes);
    }

    IpcField converting(Conversion how) {
        return new IpcField(
                name,
                nullable,
                type,
                layout,
                width,
                how,
                parts,
                children,
                dictionary,
                values,
                unsupported,
                tainted,
                nodes);
    }

    IpcField encoded(long id, ArrowType.Int index) {
        int bytes = index.getBitWidth() / 8;
        return new IpcField(
                name,
                nullable,
                index,
                Layout.FIXED,
                bytes,
                Conversion.NONE,
                new int[] {bytes},
                List.of(),
                id,
                this,
                tainted ? "holds a union" : null,
                tainted,
                1);
    }

    /** The field as rules see it. */
    Field logical() {
        return logical(null);
    }

    private Field logical(@Nullable String reason) {
        String why = reason != null ? reason : unsupported;
        Map<String, String> metadata = why == null ? Map.of() : Map.of(Dataset.UNSUPPORTED, why);
        IpcField source = values != null ? values : layout == Layout.RUN_END ? children.get(1) : this;
        if (source.values != null) {
            source = source.values;
        }
        if (source != this) {
            Field inner = source.logical(why);
            List<Field> members = new ArrayList<>();
            for (Field member : inner.getChildren()) {
                members.add(new Field(
                        member.getName(),
                        new FieldType(
                                member.isNullable(),
                                member.getType(),
                                null,
                                Map.of(Dataset.UNSUPPORTED, "member of an encoded column")),
                        member.getChildren()));
            }
            return new Field(name, new FieldType(true, inner.getType(), null, metadata), members);
        }
        ArrowType shown =
                layout == Layout.LIST_VIEW || layout == Layout.LARGE_LIST_VIEW ? ArrowType.List.INSTANCE : type;
        return new Field(
                name,
                new FieldType(nullable, shown, null, metadata),
                children.stream().map(child -> child.logical(null)).toList());
    }

    /**
     * The field of the vector that holds a batch's values: encodings kept, unsupported members of structs left out, repeated names of
     * members told apart. List views have no vector: only their presence is delivered, as bits.
     */
    Field vector() {
        return vector(name, false);
    }

    /** @param required whether the vector's class insists on a field without nulls: the entries and the keys of maps */
    private Field vector(String as, boolean required) {
        DictionaryEncoding encoding =
                values == null ? null : new DictionaryEncoding(dictionary, false, (ArrowType.Int) type);
        if (layout == Layout.LIST_VIEW || layout == Layout.LARGE_LIST_VIEW) {
            return new Field(as, FieldType.nullable(ArrowType.Bool.INSTANCE), null);
        }
        List<Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (IpcField child : children) {
            if (child.unsupported == null) {
                String unique = child.name;
                while (layout == Layout.STRUCT && !names.add(unique)) {
                    unique = unique + "\0";
                }
                fields.add(child.vector(unique, layout == Layout.MAP || (required && fields.isEmpty())));
            }
        }
        return new Field(as, new FieldType(!required, type, encoding), fields);
    }
}

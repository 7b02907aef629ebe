package dev.assay.readers.json;

import dev.assay.data.ColumnNeed;
import dev.assay.data.Projection;
import dev.assay.readers.text.ColumnBuilder;
import dev.assay.readers.text.ColumnBuilders;
import dev.assay.readers.text.NameTable;
import dev.assay.readers.text.TextLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/** What to do with one value of the records, according to a schema and a projection. A tree as deep as the schema. */
final class JsonNode {
    private static final JsonNode[] NONE = new JsonNode[0];

    private final Kind kind;
    private final ColumnBuilder builder;
    private final boolean stored;
    private final NameTable names = new NameTable();
    private final byte[][] plainNames;
    private final JsonNode[] members;
    private final @Nullable JsonNode element;
    private long stamp;

    enum Kind {
        /** Whatever it is, it fits and is not wanted. */
        ANY,
        SCALAR,
        STRUCT,
        LIST
    }

    private JsonNode(
            Kind kind,
            ColumnBuilder builder,
            boolean stored,
            List<Field> fields,
            JsonNode[] members,
            @Nullable JsonNode element) {
        this.kind = kind;
        this.builder = builder;
        this.stored = stored;
        this.members = members;
        this.element = element;
        this.plainNames = new byte[members.length][];
        for (int i = 0; i < members.length; i++) {
            byte[] name = fields.get(i).getName().getBytes(StandardCharsets.UTF_8);
            names.add(name);
            plainNames[i] = isPlain(name) ? name : null;
        }
    }

    /** Where in the tree a node stands, and what is asked of it. */
    private record Place(
            List<String> path,
            Projection projection,
            Map<List<String>, Integer> ordinals,
            ColumnBuilder[] wanted,
            Set<String> wishes,
            TextLimits limits) {
        Place member(String name) {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            return new Place(longer, projection, ordinals, wanted, wishes, limits);
        }

        boolean isWish(Field field) {
            return wishes.contains(String.join(".", path)) || !ColumnBuilders.isInferable(field.getType());
        }
    }

    /**
     * The tree for a whole record that is an object.
     *
     * @param wishes paths, joined by dots, whose type the user has named
     * @param wanted receives the builder of each column of the projection
     */
    static JsonNode record(
            List<Field> fields, Projection projection, Set<String> wishes, TextLimits limits, ColumnBuilder[] wanted) {
        Field record = new Field("", FieldType.nullable(ArrowType.Struct.INSTANCE), fields);
        return of(record, new Place(List.of(), projection, ordinals(projection), wanted, wishes, limits));
    }

    /** The tree for records that are the values of one column. */
    static JsonNode value(
            Field field, Projection projection, Set<String> wishes, TextLimits limits, ColumnBuilder[] wanted) {
        return of(field, new Place(List.of(field.getName()), projection, ordinals(projection), wanted, wishes, limits));
    }

    private static JsonNode of(Field field, Place place) {
        int ordinal = place.ordinals().getOrDefault(place.path(), -1);
        if (ordinal >= 0 && place.wanted()[ordinal] != null) {
            // A name that the schema has twice means the first column.
            ordinal = -1;
        }
        ColumnNeed need = ordinal < 0
                ? ColumnNeed.PRESENCE
                : place.projection().columns().get(ordinal).need();
        ColumnBuilder builder = place.isWish(field) && !(field.getType() instanceof ArrowType.Struct)
                ? ColumnBuilders.wished(field)
                : ColumnBuilders.inferred(field, need, place.limits());
        if (ordinal >= 0) {
            place.wanted()[ordinal] = builder;
        }
        boolean stored = ordinal >= 0;
        List<Field> children = field.getChildren();
        if (field.getType() instanceof ArrowType.Struct) {
            JsonNode[] members = new JsonNode[children.size()];
            for (int i = 0; i < members.length; i++) {
                members[i] = of(children.get(i), place.member(children.get(i).getName()));
            }
            return new JsonNode(Kind.STRUCT, builder, stored, children, members, null);
        } else if (field.getType() instanceof ArrowType.List) {
            // Elements are not addressable, so that no request can mean them.
            Place nowhere =
                    new Place(List.of(), place.projection(), Map.of(), place.wanted(), Set.of(), place.limits());
            return new JsonNode(Kind.LIST, builder, stored, List.of(), NONE, of(children.get(0), nowhere));
        }
        boolean anything = !stored && builder.acceptsAll();
        return new JsonNode(anything ? Kind.ANY : Kind.SCALAR, builder, stored, List.of(), NONE, null);
    }

    private static Map<List<String>, Integer> ordinals(Projection projection) {
        Map<List<String>, Integer> ordinals = new HashMap<>();
        for (int i = 0; i < projection.columns().size(); i++) {
            ordinals.put(projection.columns().get(i).path().parts(), i);
        }
        return ordinals;
    }

    private static boolean isPlain(byte[] name) {
        for (byte value : name) {
            if (value == '"' || value == '\\' || value >= 0 && value < ' ') {
                return false;
            }
        }
        return true;
    }

    Kind kind() {
        return kind;
    }

    ColumnBuilder builder() {
        return builder;
    }

    /** Whether the builder's column is wanted. */
    boolean isStored() {
        return stored;
    }

    int memberCount() {
        return members.length;
    }

    JsonNode member(int position) {
        return members[position];
    }

    NameTable names() {
        return names;
    }

    /** The bytes by which a member's name is written without escapes; null if it needs some. */
    byte @Nullable [] plainName(int position) {
        return plainNames[position];
    }

    JsonNode element() {
        JsonNode node = element;
        if (node == null) {
            throw new IllegalStateException("not a list");
        }
        return node;
    }

    /** Marks the node as met in an object; false if it has been met there already. */
    boolean meet(long object) {
        boolean first = stamp != object;
        stamp = object;
        return first;
    }

    /** Forgets what a row has been set to, here and below. */
    void clear(int row) {
        if (stored) {
            builder.setNull(row);
        }
        for (JsonNode member : members) {
            member.clear(row);
        }
    }
}

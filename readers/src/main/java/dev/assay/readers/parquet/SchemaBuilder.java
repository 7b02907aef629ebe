package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.LimitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;

/**
 * Builds the tree of a schema, with levels and Arrow fields, from the flat list in the footer. Lists and maps are recognised in their
 * old forms as Spark does: a repeated field without annotation is a list that is never null; the repeated member of a LIST is the
 * element itself if it is a leaf, has several members, or is called {@code array} or {@code <list>_tuple}.
 */
final class SchemaBuilder {
    private final String file;
    private final List<SchemaElement> elements;
    private final Limits limits;
    private final Map<Integer, String> unreadable;
    private final List<SchemaNode> leaves = new ArrayList<>();
    private int position;

    private SchemaBuilder(String file, List<SchemaElement> elements, Limits limits, Map<Integer, String> unreadable) {
        this.file = file;
        this.elements = elements;
        this.limits = limits;
        this.unreadable = unreadable;
    }

    /** The tree. */
    record Tree(List<SchemaNode> columns, List<SchemaNode> leaves) {}

    /**
     * Builds it.
     *
     * @param unreadable leaves, by number, that cannot be read whatever their type, and why
     * @throws DataException if the list is no tree, or a leaf has a type that does not exist
     */
    static Tree build(String file, List<SchemaElement> elements, Limits limits, Map<Integer, String> unreadable)
            throws DataException {
        return new SchemaBuilder(file, elements, limits, unreadable).build();
    }

    private Tree build() throws DataException {
        if (elements.isEmpty()) {
            throw error("the schema is empty");
        }
        SchemaElement root = elements.get(0);
        if (root.isSetType()) {
            throw error("the root of the schema is a leaf of type " + root.getType());
        }
        int count = childCount(root, "the root");
        position = 1;
        List<SchemaNode> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(node("", 0, 0, 1));
        }
        if (position != elements.size()) {
            throw error("the schema lists " + elements.size() + " elements, but its tree has " + position);
        }
        return new Tree(List.copyOf(columns), List.copyOf(leaves));
    }

    private DataException error(String what) {
        return new DataException(file + ": the footer is damaged: " + what);
    }

    private int childCount(SchemaElement group, String name) throws DataException {
        int count = group.getNum_children();
        if (count < 0 || count > elements.size()) {
            throw error(name + " of the schema claims " + count + " members, but the schema has " + elements.size()
                    + " elements");
        }
        return count;
    }

    private SchemaNode node(String parentPath, int parentDefinition, int parentRepeated, int depth)
            throws DataException {
        if (position >= elements.size()) {
            throw error("the schema ends after " + elements.size() + " elements, where more were announced");
        }
        if (depth > limits.depth()) {
            throw new LimitException(file + ": the schema is nested more than " + limits.depth()
                    + " deep; raise the limit with " + Limits.DEPTH);
        }
        SchemaElement element = elements.get(position++);
        String name = element.getName();
        String path = parentPath.isEmpty() ? name : parentPath + "." + name;
        Repetition repetition = repetition(element, path);
        int definition = repetition == Repetition.REQUIRED ? parentDefinition : parentDefinition + 1;
        int repeated = repetition == Repetition.REPEATED ? parentRepeated + 1 : parentRepeated;
        if (element.isSetType()) {
            return leaf(element, path, repetition, definition, repeated);
        }
        if (!element.isSetNum_children()) {
            throw error("element " + Messages.quote(path) + " has neither a known physical type nor members");
        }
        int count = childCount(element, "element " + Messages.quote(path));
        int firstLeaf = leaves.size();
        List<SchemaNode> children = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            children.add(node(path, definition, repeated, depth + 1));
        }
        return group(element, path, repetition, definition, repeated, firstLeaf, children);
    }

    private Repetition repetition(SchemaElement element, String path) throws DataException {
        FieldRepetitionType repetition = element.getRepetition_type();
        if (repetition == null) {
            throw error("element " + Messages.quote(path) + " has no known repetition type");
        }
        switch (repetition) {
            case REQUIRED:
                return Repetition.REQUIRED;
            case OPTIONAL:
                return Repetition.OPTIONAL;
            case REPEATED:
                return Repetition.REPEATED;
        }
        throw new IllegalStateException("repetition " + repetition);
    }

    private SchemaNode leaf(SchemaElement element, String path, Repetition repetition, int definition, int repeated)
            throws DataException {
        if (element.getNum_children() > 0) {
            throw error("element " + Messages.quote(path) + " has type " + element.getType() + " and "
                    + element.getNum_children() + " members");
        }
        if (leaves.size() == limits.columns()) {
            throw new LimitException(
                    file + ": more than " + limits.columns() + " columns; raise the limit with " + Limits.COLUMNS);
        }
        LeafTypes.Typed typed;
        try {
            typed = LeafTypes.of(element);
        } catch (LeafTypes.Invalid e) {
            throw new DataException(
                    file + ": column " + Messages.quote(path) + " has an invalid type: " + e.getMessage(), e);
        }
        SchemaNode.Leaf leaf = typed.leaf();
        String codec = unreadable.get(leaves.size());
        if (codec != null) {
            leaf = new SchemaNode.Leaf(leaf.type(), leaf.length(), leaf.logical(), ValueKind.NONE, Optional.of(codec));
        }
        Map<String, String> metadata =
                leaf.unsupported().map(why -> Map.of(Dataset.UNSUPPORTED, why)).orElse(Map.of());
        Field field = field(element.getName(), repetition, typed.arrow(), metadata, List.of());
        SchemaNode node = new SchemaNode(
                element.getName(),
                path,
                repetition,
                definition,
                repeated,
                List.of(),
                leaf,
                false,
                leaves.size(),
                1,
                field);
        leaves.add(node);
        return node;
    }

    private SchemaNode group(
            SchemaElement element,
            String path,
            Repetition repetition,
            int definition,
            int repeated,
            int firstLeaf,
            List<SchemaNode> children) {
        LogicalType logical = Annotations.of(element);
        String name = element.getName();
        List<Field> fields = children.stream().map(SchemaNode::field).toList();
        if (leaves.size() == firstLeaf) {
            // Without a leaf there is nothing that could say whether it is null.
            Field field = field(
                    name,
                    repetition,
                    ArrowType.Struct.INSTANCE,
                    Map.of(Dataset.UNSUPPORTED, "group without members"),
                    fields);
            return new SchemaNode(
                    name, path, repetition, definition, repeated, children, null, false, firstLeaf, 0, field);
        }
        boolean annotatedMap = logical != null && logical.isSetMAP()
                || Annotations.isMapKeyValue(element) && repetition != Repetition.REPEATED;
        Field field;
        boolean isStruct = false;
        if (logical != null && logical.isSetLIST() && isContainer(children)) {
            field = field(name, repetition, ArrowType.List.INSTANCE, Map.of(), List.of(element(name, children.get(0))));
        } else if (annotatedMap && isContainer(children) && !children.get(0).isLeaf()) {
            field = map(name, repetition, children.get(0));
        } else if (logical != null && logical.isSetVARIANT()) {
            field = field(
                    name, repetition, ArrowType.Struct.INSTANCE, Map.of(Dataset.UNSUPPORTED, "type VARIANT"), fields);
        } else {
            isStruct = repetition != Repetition.REPEATED;
            field = field(name, repetition, ArrowType.Struct.INSTANCE, Map.of(), fields);
        }
        return new SchemaNode(
                name,
                path,
                repetition,
                definition,
                repeated,
                children,
                null,
                isStruct,
                firstLeaf,
                leaves.size() - firstLeaf,
                field);
    }

    /** Whether a LIST or MAP group has the one repeated member that makes it one. */
    private static boolean isContainer(List<SchemaNode> children) {
        return children.size() == 1 && children.get(0).repetition() == Repetition.REPEATED;
    }

    private static Field element(String list, SchemaNode repeated) {
        boolean isElement = repeated.isLeaf()
                || repeated.children().size() > 1
                || repeated.name().equals("array")
                || repeated.name().equals(list + "_tuple")
                || repeated.children().get(0).repetition() == Repetition.REPEATED;
        if (!isElement) {
            return repeated.children().get(0).field();
        }
        // The node's own field is the list that the repetition makes of it; its only child is the element.
        return repeated.field().getChildren().get(0);
    }

    private static Field map(String name, Repetition repetition, SchemaNode entries) {
        List<Field> members = entries.children().stream().map(SchemaNode::field).toList();
        Field struct =
                new Field(entries.name(), new FieldType(false, ArrowType.Struct.INSTANCE, null), keyNotNull(members));
        // A map needs a value; without one it is a list of its keys.
        return members.size() == 2
                ? field(name, repetition, new ArrowType.Map(false), Map.of(), List.of(struct))
                : field(name, repetition, ArrowType.List.INSTANCE, Map.of(), List.of(struct));
    }

    private static List<Field> keyNotNull(List<Field> members) {
        List<Field> fields = new ArrayList<>(members);
        Field key = fields.get(0);
        fields.set(
                0,
                new Field(
                        key.getName(),
                        new FieldType(false, key.getType(), null, key.getMetadata()),
                        key.getChildren()));
        return fields;
    }

    /** A field; a repeated one is a list, never null, of it. */
    private static Field field(
            String name, Repetition repetition, ArrowType type, Map<String, String> metadata, List<Field> children) {
        boolean nullable = repetition == Repetition.OPTIONAL;
        if (repetition != Repetition.REPEATED) {
            return new Field(name, new FieldType(nullable, type, null, metadata), children);
        }
        Field element = new Field(name, new FieldType(false, type, null, metadata), children);
        return new Field(name, FieldType.notNullable(ArrowType.List.INSTANCE), List.of(element));
    }
}

package dev.assay.readers.files;

import dev.assay.data.ColumnPath;
import dev.assay.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/**
 * Where a requested column comes from in one file.
 *
 * @param field the leaf as the common schema has it
 * @param path the way to it in the file's own spelling; null if the file does not have it
 * @param own the leaf as the file has it; null if the file does not have it
 * @param partition number of the partition column; -1 if it is none
 */
record ColumnSource(
        Field field, @Nullable ColumnPath path, @Nullable Field own, int partition) {
    /**
     * Finds a column of the common schema in a file.
     *
     * @throws IllegalArgumentException if the common schema does not have it
     */
    static ColumnSource of(ColumnPath requested, CommonSchema common, FileColumns file) {
        Integer column = common.places().get(requested.root());
        if (column == null) {
            throw new IllegalArgumentException("no column " + requested);
        }
        Field field = readable(common.schema().getFields().get(column), requested);
        if (column >= common.fileColumns()) {
            return new ColumnSource(field, null, null, column - common.fileColumns());
        }
        List<String> parts = new ArrayList<>();
        Field own = file.partner(column);
        for (int depth = 1; depth < requested.parts().size(); depth++) {
            int member = member(field.getChildren(), requested, depth);
            if (own != null) {
                parts.add(own.getName());
                own = partner(field.getChildren(), own, member);
            }
            field = readable(field.getChildren().get(member), requested);
        }
        if (own == null || (own.getType() instanceof ArrowType.Null && !(field.getType() instanceof ArrowType.Null))) {
            return new ColumnSource(field, null, null, -1);
        }
        parts.add(own.getName());
        return new ColumnSource(field, new ColumnPath(parts), own, -1);
    }

    /** A file's columns by their place in the common schema. */
    record FileColumns(List<@Nullable Field> partners) {
        static FileColumns of(CommonSchema common, List<Field> own) {
            return new FileColumns(paired(common.fileFields(), own));
        }

        @Nullable
        Field partner(int column) {
            return partners.get(column);
        }
    }

    private static List<@Nullable Field> paired(List<Field> fields, List<Field> own) {
        List<@Nullable Field> partners = new ArrayList<>();
        fields.forEach(field -> partners.add(null));
        int[] places = Names.match(fields, own);
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                partners.set(places[i], own.get(i));
            }
        }
        return partners;
    }

    private static @Nullable Field partner(List<Field> members, Field own, int member) {
        return own.getType() instanceof ArrowType.Struct
                ? paired(members, own.getChildren()).get(member)
                : null;
    }

    private static int member(List<Field> members, ColumnPath requested, int depth) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).getName().equals(requested.parts().get(depth))) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + requested);
    }

    private static Field readable(Field field, ColumnPath requested) {
        String reason = field.getMetadata().get(Dataset.UNSUPPORTED);
        if (reason != null) {
            throw new IllegalArgumentException("column " + requested + " cannot be read: " + reason);
        }
        return field;
    }

    /** Whether two fields have the same types all the way down, for the members that both have. */
    static boolean sameTypes(Field own, Field wanted) {
        if (!own.getType().equals(wanted.getType())) {
            return false;
        }
        if (own.getType() instanceof ArrowType.Struct) {
            int[] places = Names.match(wanted.getChildren(), own.getChildren());
            for (int i = 0; i < places.length; i++) {
                if (places[i] >= 0
                        && !sameTypes(
                                own.getChildren().get(i), wanted.getChildren().get(places[i]))) {
                    return false;
                }
            }
            return true;
        }
        for (int i = 0; i < own.getChildren().size(); i++) {
            if (!sameTypes(own.getChildren().get(i), wanted.getChildren().get(i))) {
                return false;
            }
        }
        return true;
    }
}

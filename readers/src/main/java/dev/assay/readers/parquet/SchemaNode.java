package dev.assay.readers.parquet;

import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/**
 * One node of a file's schema, with its levels: an entry of a leaf belongs to a row where this node is present if its definition level
 * is at least {@code definition}.
 *
 * @param name as in the file
 * @param path names from the top-level column on, joined by dots, for messages
 * @param repetition of this node in its parent
 * @param definition definition level from which on this node is present (for a repeated node: has an element)
 * @param repeated repetition level of this node: the number of repeated nodes on the way, this one included
 * @param children members; empty for a leaf
 * @param leaf what a leaf holds; null for a group
 * @param isStruct whether members can be named by a path: a group that is no list, map or repeated group
 * @param firstLeaf number of the first leaf below (or of this leaf), in schema order
 * @param leafCount number of leaves below; 1 for a leaf
 * @param field the Arrow field
 */
record SchemaNode(
        String name,
        String path,
        Repetition repetition,
        int definition,
        int repeated,
        List<SchemaNode> children,
        @Nullable Leaf leaf,
        boolean isStruct,
        int firstLeaf,
        int leafCount,
        Field field) {
    SchemaNode {
        children = List.copyOf(children);
    }

    /**
     * What a leaf holds.
     *
     * @param type physical type
     * @param length bytes per value of FIXED_LEN_BYTE_ARRAY, else 0
     * @param logical annotation, if any
     * @param kind how values are decoded
     * @param unsupported why values cannot be read
     */
    record Leaf(Type type, int length, @Nullable LogicalType logical, ValueKind kind, Optional<String> unsupported) {
        /** The physical type as in the format's documents. */
        String typeName() {
            return type == Type.FIXED_LEN_BYTE_ARRAY ? type + "(" + length + ")" : type.toString();
        }

        /** Bytes of a PLAIN value; 0 where they vary or are bits. */
        int width() {
            switch (type) {
                case INT32, FLOAT:
                    return 4;
                case INT64, DOUBLE:
                    return 8;
                case INT96:
                    return 12;
                case FIXED_LEN_BYTE_ARRAY:
                    return length;
                default:
                    return 0;
            }
        }
    }

    boolean isLeaf() {
        return leaf != null;
    }

    /** The leaf's contents; only for a leaf. */
    Leaf value() {
        Leaf value = leaf;
        if (value == null) {
            throw new IllegalStateException(path + " is a group");
        }
        return value;
    }

    /** Definition level from which on the column that this node stands for is not null: a repeated node is a list that is never null. */
    int presentFrom() {
        return repetition == Repetition.REPEATED ? definition - 1 : definition;
    }
}

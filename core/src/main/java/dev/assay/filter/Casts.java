package dev.assay.filter;

import org.jspecify.annotations.Nullable;

/** Makes the nodes of casts. */
final class Casts {
    private final FilterContext context;

    Casts(FilterContext context) {
        this.context = context;
    }

    /** The node as another type, or null if Spark knows no such cast. */
    @Nullable
    Node to(SqlType type, Node node) {
        Kind from = node.type().kind();
        Kind to = type.kind();
        if (node.type().equals(type)) {
            return node;
        }
        if (from == Kind.NULL) {
            return ConstantNode.nullOf(type);
        }
        if (from == Kind.OPAQUE || to == Kind.OPAQUE || to == Kind.NULL) {
            return null;
        }
        if (from == to && to != Kind.DECIMAL) {
            return Folding.fold(new RetypeNode(type, node), context);
        }
        if (from.isInterval() || to.isInterval()) {
            return null;
        }
        Node cast = cast(type, node, from, to);
        return cast == null ? null : Folding.fold(cast, context);
    }

    private @Nullable Node cast(SqlType type, Node node, Kind from, Kind to) {
        if (to == Kind.TEXT) {
            return from == Kind.BINARY ? new RetypeNode(type, node) : new ToTextNode(context, node);
        }
        if (to == Kind.BINARY || from == Kind.BINARY) {
            return from == Kind.TEXT ? new RetypeNode(type, node) : null;
        }
        if (from == Kind.TEXT) {
            return new TextCastNode(type, context, node);
        }
        if (from.isTime() && to.isTime()) {
            return new TimeCastNode(type, node);
        }
        if (from == Kind.DATE) {
            // A date is no number and no truth: null, which Spark gives as well.
            return ConstantNode.nullOf(type);
        }
        if (to == Kind.DATE || from == Kind.LOCAL_TIMESTAMP || to == Kind.LOCAL_TIMESTAMP) {
            return null;
        }
        return new NumberCastNode(type, node);
    }
}

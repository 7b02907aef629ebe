package dev.assay.filter;

import dev.assay.batch.Column;
import dev.assay.internal.limit.RuleLimitException;
import dev.assay.internal.time.ZoneOffsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Computes what depends on no column once, while binding. */
final class Folding {
    /** One row without columns. */
    private static final Source NOWHERE = new Source() {
        @Override
        public int rows() {
            return 1;
        }

        @Override
        public Vec values(int slot) {
            throw new IllegalStateException("a constant reads no column");
        }

        @Override
        public @Nullable Column dictionaryEncoded(int slot) {
            return null;
        }

        @Override
        public @Nullable Column column(int slot) {
            return null;
        }
    };

    private Folding() {}

    /** The node, or the constant that it always is. */
    static Node fold(Node node, FilterContext context) {
        if (node.source() != Node.CONSTANT
                || node instanceof ConstantNode
                || node.type().physical() == Physical.NONE) {
            return node;
        }
        Frame frame = new Frame(NOWHERE, new ZoneOffsets(context.zone()));
        try {
            return constant(node.type(), node.evaluate(frame, new long[] {1L}));
        } catch (RuleLimitException e) {
            // Said when the filter runs, where it is a matter of limits and not of a wrong filter.
            return node;
        }
    }

    private static ConstantNode constant(SqlType type, Vec vec) {
        if (vec.isNull(0)) {
            return ConstantNode.nullOf(type);
        }
        switch (type.physical()) {
            case BITS:
                return ConstantNode.of(vec.isTrue(0));
            case LONG:
                return ConstantNode.of(type, vec.longs[0]);
            case DOUBLE:
                return new ConstantNode(type, vec.doubles[0]);
            case DECIMAL:
                return new ConstantNode(type, vec.decimals[0]);
            default:
                return new ConstantNode(type, Arrays.copyOfRange(vec.bytes, vec.starts[0], vec.ends[0]));
        }
    }
}

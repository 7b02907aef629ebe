package dev.assay.filter;

import org.jspecify.annotations.Nullable;

/**
 * A bound expression: immutable, shared by threads. Evaluated for a whole batch at once.
 *
 * <p>{@code wanted} tells for which rows the answer matters (bits beyond the last row are 0): a node may answer anything for the others, and
 * costly ones skip them. That is how AND, CASE and coalesce spare work, and how {@code CASE WHEN length(s) < 9 THEN s RLIKE ...} keeps long
 * values away from the pattern.
 */
abstract class Node {
    /** {@link #source}: depends on no column. */
    static final int CONSTANT = -1;
    /** {@link #source}: depends on several columns. */
    static final int SEVERAL = -2;

    private final SqlType type;
    private final int source;

    /** @param source the only column it depends on, or {@link #CONSTANT} or {@link #SEVERAL} */
    Node(SqlType type, int source) {
        this.type = type;
        this.source = source;
    }

    final SqlType type() {
        return type;
    }

    final int source() {
        return source;
    }

    /** The values for the frame's batch; to be given back by {@link Frame#release}. */
    abstract Vec evaluate(Frame frame, long[] wanted);

    /** What two inputs depend on together. */
    static int join(int left, int right) {
        if (left == CONSTANT || left == right) {
            return right;
        }
        return right == CONSTANT ? left : SEVERAL;
    }

    static int join(Node... nodes) {
        int source = CONSTANT;
        for (Node node : nodes) {
            source = join(source, node.source());
        }
        return source;
    }

    /** What a condition may be in the rows of a split. */
    Truths possible(SplitKnowledge split) {
        return Truths.ANY;
    }

    /** The constant it is, if it is one. */
    @Nullable
    ConstantNode constant() {
        return null;
    }
}

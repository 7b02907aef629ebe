package dev.assay.filter;

/** A column's values. */
final class ColumnNode extends Node {
    private final int slot;

    ColumnNode(SqlType type, int slot) {
        super(type, slot);
        this.slot = slot;
    }

    int slot() {
        return slot;
    }

    @Override
    Vec evaluate(Frame frame, long[] wanted) {
        return frame.values(slot);
    }
}

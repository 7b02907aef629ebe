package dev.assay.filter;

import java.util.ArrayDeque;

/**
 * A node whose first input is evaluated for the same rows as itself. Chains of such nodes, as {@code a + b + c + ...} makes them, lean on
 * their first input and are evaluated in a loop: a filter of a hundred thousand operators needs no deeper stack than one of two.
 */
abstract class SpineNode extends Node {
    final Node first;

    SpineNode(SqlType type, Node first, int source) {
        super(type, source);
        this.first = first;
    }

    /** The values, given those of the first input, which this method gives back or returns changed. */
    abstract Vec apply(Frame frame, Vec input, long[] wanted);

    @Override
    final Vec evaluate(Frame frame, long[] wanted) {
        if (!(first instanceof SpineNode below)) {
            return apply(frame, first.evaluate(frame, wanted), wanted);
        }
        ArrayDeque<SpineNode> chain = new ArrayDeque<>();
        chain.push(this);
        while (below.first instanceof SpineNode next) {
            chain.push(below);
            below = next;
        }
        Vec values = below.apply(frame, below.first.evaluate(frame, wanted), wanted);
        while (!chain.isEmpty()) {
            values = chain.pop().apply(frame, values, wanted);
        }
        return values;
    }
}

package dev.assay.scan;

import dev.assay.analyzer.State;
import java.util.HashMap;
import java.util.Map;

/** Merges the states of splits in split order, whatever order they arrive in; floating-point sums are then equal for any number of threads. */
final class OrderedMerge<S extends State<S>> {
    private final Map<Integer, S> early = new HashMap<>();
    private S merged;
    private int next;

    OrderedMerge(S identity) {
        merged = identity;
    }

    synchronized void add(int split, S state) {
        early.put(split, state);
        for (S due = early.remove(next); due != null; due = early.remove(next)) {
            merged = merged.merge(due);
            next++;
        }
    }

    /** The state of the splits 0 to {@code splits - 1}, all of which must have been added. */
    synchronized S result(int splits) {
        if (next != splits) {
            throw new IllegalStateException("state of split " + next + " of " + splits + " is missing");
        }
        return merged;
    }
}

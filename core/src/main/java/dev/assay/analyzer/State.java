package dev.assay.analyzer;

import java.util.Optional;

/**
 * What is known after some rows. Immutable; merging is associative and, up to rounding, commutative, changes neither argument and has
 * an identity. States of the splits are merged in split order, so that an answer is bit-equal for any number of threads.
 *
 * @param <S> the implementing type
 */
public interface State<S extends State<S>> {
    /** This state, and then the rows of the other. */
    S merge(S other);

    /** What it was computed from; empty if that says nothing to people. */
    default Optional<Basis> basis() {
        return Optional.empty();
    }
}

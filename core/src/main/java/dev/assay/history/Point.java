package dev.assay.history;

import java.time.Instant;

/**
 * A value of a series.
 *
 * @param at the instant of its evaluation
 * @param value finite
 */
public record Point(Instant at, double value) {}

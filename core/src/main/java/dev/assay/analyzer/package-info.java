/**
 * Measurements: an {@link dev.assay.analyzer.Analyzer} describes one, its {@link dev.assay.analyzer.Accumulator}s see the batches of
 * a split on one thread, their {@link dev.assay.analyzer.State}s merge. The sub-packages are sorted by what merging costs: {@code
 * distributive} (counts, bounds, sums), {@code algebraic} (moments), {@code holistic} (frequencies, quantiles).
 */
@NullMarked
package dev.assay.analyzer;

import org.jspecify.annotations.NullMarked;

/**
 * Measurements whose states grow with the data and live off the heap, once per evaluation: how often keys occur ({@link
 * dev.assay.analyzer.holistic.Frequencies}).
 *
 * <ul>
 *   <li>{@code Frequencies.of(columns)}: uniqueness, distinct values, entropy, duplicate rows; one or more columns of any type that is
 *       not nested. {@code Frequencies.of(allColumns)} counts duplicate rows.
 * </ul>
 *
 * <p>States here are handles to a table that the {@link dev.assay.analyzer.AnalyzerContext} shares between threads and closes at the end
 * of the evaluation; their metrics may be read once all splits are finished and before the evaluation is closed. Tables carry
 * fingerprints, not values: see {@link dev.assay.internal.kernel.Fingerprints} for what that means.
 */
@NullMarked
package dev.assay.analyzer.holistic;

import org.jspecify.annotations.NullMarked;

/**
 * Measurements whose states merge by adding or comparing: rows, presence, bounds, lengths, sums, zeros. Each is a record made by {@code
 * of(column)} and yields a state of its own name:
 *
 * <ul>
 *   <li>{@link dev.assay.analyzer.distributive.RowCount}: rows in scope
 *   <li>{@link dev.assay.analyzer.distributive.Presence}: rows and non-null rows of any column, for completeness
 *   <li>{@link dev.assay.analyzer.distributive.Bounds}: exact minimum and maximum, with rows, values and NaNs
 *   <li>{@link dev.assay.analyzer.distributive.Lengths}: shortest and longest text, in code points
 *   <li>{@link dev.assay.analyzer.distributive.ExactSum}: sum and mean
 *   <li>{@link dev.assay.analyzer.distributive.Zeros}: values that are 0
 * </ul>
 *
 * <p>A state gives metrics ({@code state.completeness()}) and the exact numbers behind them. What has nothing to measure is {@code
 * Metric.undefined()}. Loops over values are in {@code dev.assay.internal.kernel}.
 */
@NullMarked
package dev.assay.analyzer.distributive;

import org.jspecify.annotations.NullMarked;

/**
 * Measurements whose states have a fixed size and merge by formulas: {@link dev.assay.analyzer.algebraic.Moments} of one numeric column
 * and {@link dev.assay.analyzer.algebraic.CoMoments} of two. {@code Moments.of(column, 2)} serves variance and standard deviation, {@code
 * Moments.of(column, 4)} skewness and kurtosis too; sum and mean come exact from {@code distributive.ExactSum}.
 *
 * <p>Values of a split are taken in blocks of 1,024, see {@code dev.assay.internal.kernel.DoubleBlocks}, so that results do not depend
 * on the sizes of batches.
 */
@NullMarked
package dev.assay.analyzer.algebraic;

import org.jspecify.annotations.NullMarked;

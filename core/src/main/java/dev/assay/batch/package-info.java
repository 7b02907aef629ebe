/**
 * One batch as kernels see it. Arrow vectors come in some forty shapes; a {@link dev.assay.batch.Column} offers each as one of few
 * lanes of primitive arrays (see {@link dev.assay.batch.Lane}), filled once per batch and shared by all analyzers, so that a kernel
 * is one plain loop over an array and validity words.
 *
 * <p>Start with {@code Column}.
 */
@NullMarked
package dev.assay.batch;

import org.jspecify.annotations.NullMarked;

/** A pipeline on Glue's API without an account. */
@NullMarked
package dev.assay.samples.pipeline;

import org.jspecify.annotations.NullMarked;

/** Data quality as a task of a state machine. */
@NullMarked
package dev.assay.samples.lambda;

import org.jspecify.annotations.NullMarked;

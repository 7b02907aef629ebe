/** Assay beside Deequ's DQDL executor and Spark's SQL, on the same generated data. */
@NullMarked
package dev.assay.conformance;

import org.jspecify.annotations.NullMarked;

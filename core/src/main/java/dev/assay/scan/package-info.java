/**
 * One pass over a dataset: {@link dev.assay.scan.Scan} takes {@link dev.assay.scan.Measurement}s, asks every split's statistics first,
 * reads only splits that these cannot decide and only the columns that are needed there, on N threads, and merges states in split
 * order, so that answers are bit-equal for any number of threads.
 */
@NullMarked
package dev.assay.scan;

import org.jspecify.annotations.NullMarked;

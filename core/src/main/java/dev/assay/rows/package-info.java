/**
 * Results row by row: what each rule says of each row of the primary dataset, for whoever wants to keep bad rows out of a table. A
 * {@link dev.assay.rows.RowSink} gets the whole table, batch by batch and in order, with the verdicts; sinks that write files are in
 * the modules of the formats.
 */
@NullMarked
package dev.assay.rows;

import org.jspecify.annotations.NullMarked;

/**
 * The race: the same work done by Assay, DuckDB and Deequ, each in a JVM of its own, in turn. {@link dev.assay.bench.race.Race} makes the data,
 * compares the answers, then takes times and writes the report.
 */
@NullMarked
package dev.assay.bench.race;

import org.jspecify.annotations.NullMarked;

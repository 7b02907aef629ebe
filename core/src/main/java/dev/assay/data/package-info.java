/**
 * What the engine reads: a {@link dev.assay.data.Dataset} is a schema and a list of {@link dev.assay.data.Split}s; a split may know
 * statistics and opens as a {@link dev.assay.data.BatchReader} of Arrow batches for one {@link dev.assay.data.Projection}.
 *
 * <p>Start with {@code Dataset}. Implementations for files live in the readers module, for data in memory in {@code
 * dev.assay.data.memory}; nothing here knows a file format or a rule.
 */
@NullMarked
package dev.assay.data;

import org.jspecify.annotations.NullMarked;

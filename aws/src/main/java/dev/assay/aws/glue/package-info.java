/**
 * Tables of the Glue Data Catalog as datasets, {@code glue://database/table}: where their files are, of which format, and what their partitions
 * are called. The catalog is Glue's, or a local file of the same documents.
 */
@NullMarked
package dev.assay.aws.glue;

import org.jspecify.annotations.NullMarked;

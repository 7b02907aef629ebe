/**
 * Datasets of one or many files, whatever their format and wherever they lie: listing and globs, recognising formats, Hive partitions,
 * merging schemas, and reading every file as if it had the common schema.
 *
 * <p>Start with {@link dev.assay.readers.files.FileDatasets}. A store other than the local file system lists its objects as {@link
 * dev.assay.readers.files.FoundFile}s and calls the same method.
 */
@NullMarked
package dev.assay.readers.files;

import org.jspecify.annotations.NullMarked;

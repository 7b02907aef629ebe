/**
 * The service interface of file formats: {@link dev.assay.readers.format.FileFormat}, found through {@code ServiceLoader}. A format
 * opens one file; several files, globs, Hive partitions and schema evolution are solved once, above the formats.
 */
@NullMarked
package dev.assay.readers.format;

import org.jspecify.annotations.NullMarked;

/**
 * Opens files as datasets: start with {@link dev.assay.readers.Datasets}. Formats are found through {@link
 * dev.assay.readers.format.FileFormat}, places other than the local file system through {@link dev.assay.readers.DatasetScheme}.
 */
@NullMarked
package dev.assay.readers;

import org.jspecify.annotations.NullMarked;

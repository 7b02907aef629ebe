/**
 * Parquet files. Start at {@link dev.assay.readers.parquet.ParquetFormat}; a dataset per file, a split per row group.
 *
 * <p>The way of the bytes: {@code Footer} scans and parses the metadata and cross-checks every count and offset in it; {@code
 * PageSource} walks one column chunk page by page, checks sizes and checksums and decompresses; the {@code ...Column} classes decode
 * pages into Arrow vectors, a batch at a time; {@code RowGroupReader} lines the columns up. {@link
 * dev.assay.readers.parquet.ParquetFiles} writes.
 *
 * <p>From parquet-java come the Thrift structures, the list of writers with wrong statistics, and the writer. Page headers, codecs,
 * levels and encodings are read here, because errors must name their place and because bulk decoding is what makes scans fast.
 */
@NullMarked
package dev.assay.readers.parquet;

import org.jspecify.annotations.NullMarked;

package dev.assay.readers.parquet;

import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * Where the pages of one leaf in one row group are. Checked: the range lies inside the file, before the footer.
 *
 * @param leaf the schema's leaf
 * @param codec compression
 * @param start offset of the first page header
 * @param length bytes of all pages with their headers
 * @param end where reading ends at the latest; behind {@code start + length} for writers whose lengths are too small
 * @param uncompressed the same, decompressed, as the footer says
 * @param values number of entries, nulls included
 * @param statistics as in the footer; not checked
 * @param indexStart offset of the column index
 * @param indexLength its bytes; 0 if there is none
 */
record ColumnChunkInfo(
        SchemaNode leaf,
        CompressionCodec codec,
        long start,
        long length,
        long end,
        long uncompressed,
        long values,
        @Nullable Statistics statistics,
        long indexStart,
        int indexLength) {}

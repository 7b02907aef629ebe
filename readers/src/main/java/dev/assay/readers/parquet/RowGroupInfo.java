package dev.assay.readers.parquet;

import java.util.List;

/**
 * One row group.
 *
 * @param ordinal its number, from 0
 * @param rows number of rows
 * @param chunks one per leaf, in schema order
 */
record RowGroupInfo(int ordinal, long rows, List<ColumnChunkInfo> chunks) {
    RowGroupInfo {
        chunks = List.copyOf(chunks);
    }

    /** Bytes of all chunks, as stored. */
    long bytes() {
        long bytes = 0;
        for (ColumnChunkInfo chunk : chunks) {
            bytes += chunk.length();
        }
        return bytes;
    }
}

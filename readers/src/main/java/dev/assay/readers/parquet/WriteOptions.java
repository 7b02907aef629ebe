package dev.assay.readers.parquet;

/**
 * How Parquet files are written. Immutable; {@link #DEFAULT} and the {@code with} methods make others.
 *
 * @param compression codec of the pages
 * @param rowGroupRows most rows of a row group
 * @param dictionaries whether values that repeat are written as dictionary indices
 * @param version2 whether data pages of version 2, with the newer encodings, are written
 */
public record WriteOptions(Compression compression, int rowGroupRows, boolean dictionaries, boolean version2) {
    /** Snappy, row groups of up to a million rows, dictionaries, version 1: what every reader understands. */
    public static final WriteOptions DEFAULT = new WriteOptions(Compression.SNAPPY, 1_000_000, true, false);

    /** Codecs that can be written. */
    public enum Compression {
        NONE,
        SNAPPY,
        GZIP,
        ZSTD,
        LZ4_RAW
    }

    /** @throws IllegalArgumentException if a row group would have no rows */
    public WriteOptions {
        if (rowGroupRows <= 0) {
            throw new IllegalArgumentException("a row group of " + rowGroupRows + " rows");
        }
    }

    /** With another codec. */
    public WriteOptions withCompression(Compression other) {
        return new WriteOptions(other, rowGroupRows, dictionaries, version2);
    }

    /** With row groups of at most so many rows. */
    public WriteOptions withRowGroupRows(int rows) {
        return new WriteOptions(compression, rows, dictionaries, version2);
    }

    /** With or without dictionaries. */
    public WriteOptions withDictionaries(boolean use) {
        return new WriteOptions(compression, rowGroupRows, use, version2);
    }

    /** With data pages of version 2, or 1. */
    public WriteOptions withVersion2(boolean use) {
        return new WriteOptions(compression, rowGroupRows, dictionaries, use);
    }
}

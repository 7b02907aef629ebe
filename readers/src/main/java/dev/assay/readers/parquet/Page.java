package dev.assay.readers.parquet;

import org.apache.parquet.format.Encoding;

/**
 * One decompressed data page; one object per chunk, filled again for each page. The levels and values are ranges of {@link #bytes},
 * which has {@link ChunkInput#SLACK} bytes behind the last range.
 */
final class Page {
    byte[] bytes = new byte[0];
    /** Entries, nulls included. */
    int values;
    /** Nulls as the header (V2) says, -1 if it does not. */
    int nulls;
    /** Rows as the header (V2) says, -1 if it does not. */
    int rows;

    Encoding encoding = Encoding.PLAIN;
    boolean bitPackedRepetition;
    boolean bitPackedDefinition;

    int repetitionFrom;
    int repetitionEnd;
    int definitionFrom;
    int definitionEnd;
    int valuesFrom;
    int valuesEnd;

    boolean isDictionary() {
        return encoding == Encoding.RLE_DICTIONARY || encoding == Encoding.PLAIN_DICTIONARY;
    }
}

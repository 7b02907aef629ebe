package dev.assay.readers.parquet;

import dev.assay.data.DataException;

/** The values of a page of BYTE_ARRAY or FIXED_LEN_BYTE_ARRAY, one encoding. */
interface ByteValues {
    /** Starts over with a page. */
    void start(Page page) throws DataException;

    /**
     * Appends up to {@code count} values, but stops before one with which {@code target} would hold more than {@code maxBytes}; a first
     * value is taken into an empty target whatever its size.
     *
     * @return how many were appended
     */
    int read(int count, ByteSequences target, int maxBytes) throws DataException;

    /** Called after the last value of a page: bytes that are left mean that the page is not what its header says. */
    void checkEnd() throws DataException;
}

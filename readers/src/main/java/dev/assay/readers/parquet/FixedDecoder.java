package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import org.apache.arrow.memory.ArrowBuf;

/** The values of one page in the form of the Arrow vector: one encoding, one conversion. */
abstract class FixedDecoder {
    /** Starts over with a page. */
    abstract void start(Page page) throws DataException;

    /** Reads {@code count} values, one behind the other, to the start of {@code target}, which is large enough. */
    abstract void read(int count, byte[] target) throws DataException;

    /** Called after the last value of a page: bytes that are left mean that the page is not what its header says. */
    abstract void checkEnd() throws DataException;

    /**
     * Copies {@code count} values straight to a vector's buffer, if the page holds them in its form.
     *
     * @return false if it does not; nothing was read then
     */
    boolean copy(ArrowBuf target, long at, int count) throws DataException {
        return false;
    }
}

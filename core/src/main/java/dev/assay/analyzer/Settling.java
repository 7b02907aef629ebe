package dev.assay.analyzer;

import dev.assay.data.DataException;

/**
 * A shared object ({@link AnalyzerContext#shared}) that has work left when all splits are finished. The evaluation calls {@link #settle}
 * for every part, before any metric is read, on as many threads as it likes; parts do not disturb each other.
 */
public interface Settling {
    /** Number of parts. */
    int parts();

    /**
     * Does the work of one part; does nothing if it is done already.
     *
     * @param part from 0
     * @throws DataException if a limit is reached
     */
    void settle(int part) throws DataException;
}

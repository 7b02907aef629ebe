package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;

/**
 * Which rows of a column without repetition have a value: the definition levels of the current page as validity bits of the batch.
 * Counts rows and nulls against what the page headers say.
 */
final class FlatLevels {
    private final PageSource source;
    private final int maxLevel;
    private final Levels levels;
    private long[] validity;

    private int pageLeft;
    private int pageNulls;
    private int nullsSeen;

    FlatLevels(PageSource source, SchemaNode leaf, int batchRows) {
        this.source = source;
        this.maxLevel = leaf.definition();
        this.levels = new Levels(source, "definition levels", maxLevel);
        this.validity = new long[BitWords.count(batchRows) + 1];
    }

    /** Starts a batch: no row is known. */
    void clear() {
        Arrays.fill(validity, 0L);
    }

    /** Rows of the current page whose levels have not been read. */
    int pageLeft() {
        return pageLeft;
    }

    /** Starts a page. */
    void start(Page page) throws DataException {
        if (page.rows >= 0 && page.rows != page.values) {
            throw source.damaged("the page is said to have " + page.rows + " rows, but " + page.values
                    + " values, in a column that is not repeated");
        }
        pageLeft = page.values;
        pageNulls = page.nulls;
        nullsSeen = 0;
        if (maxLevel > 0) {
            levels.start(page.bytes, page.definitionFrom, page.definitionEnd, page.bitPackedDefinition);
        }
    }

    /**
     * Reads the levels of {@code count} rows of the current page into bits {@code row} and following.
     *
     * @return how many rows have a value
     */
    int read(int row, int count) throws DataException {
        int present;
        if (maxLevel == 0) {
            BitWords.set(validity, row, count);
            present = count;
        } else {
            present = levels.readPresence(validity, row, count, maxLevel);
        }
        pageLeft -= count;
        nullsSeen += count - present;
        if (pageLeft == 0 && maxLevel > 0) {
            levels.checkEnd();
        }
        if (pageLeft == 0 && pageNulls >= 0 && pageNulls != nullsSeen) {
            throw source.damaged("the page is said to have " + pageNulls + " nulls, but its levels have " + nullsSeen);
        }
        return present;
    }

    /** The bits of the batch. */
    long[] validity() {
        return validity;
    }

    /** Copies the bits of the batch to a vector. */
    void store(ArrowBuf target, int rows) {
        Sequences.storeBits(validity, rows, target);
    }

    /** Called after the last row. */
    void finish() throws DataException {
        if (pageLeft > 0 || source.valuesAhead() > 0) {
            throw source.damaged(
                    "the chunk has " + (pageLeft + source.valuesAhead()) + " values more than the row group has rows");
        }
    }
}

package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * Which rows of a column are null, and nothing else: read from the levels of one leaf below it, which may be repeated. A row begins at
 * repetition level 0; the column is not null there if the definition level reaches the column's.
 */
final class PresenceColumn extends ColumnReader {
    private static final int STEP = 4096;

    private final PageSource source;
    private final SchemaNode leaf;
    private final int threshold;
    private final long rowCount;
    private final Levels definition;
    private final Levels repetition;
    private final long[] validity;
    private final BitVector vector;

    private int pageLeft;
    private byte[] definitions = new byte[0];
    private byte[] repetitions = new byte[0];
    private int next;
    private int known;
    private long rowsBegun;

    /**
     * A reader of presence.
     *
     * @param threshold definition level from which on the column is there
     * @param rowCount rows of the row group
     */
    PresenceColumn(
            PageSource source,
            SchemaNode leaf,
            String name,
            int threshold,
            long rowCount,
            int batchRows,
            BufferAllocator allocator) {
        this.source = source;
        this.leaf = leaf;
        this.threshold = threshold;
        this.rowCount = rowCount;
        this.definition = new Levels(source, "definition levels", leaf.definition());
        this.repetition = new Levels(source, "repetition levels", leaf.repeated());
        this.validity = new long[BitWords.count(batchRows) + 1];
        this.vector = new BitVector(name, FieldType.nullable(ArrowType.Bool.INSTANCE), allocator);
        vector.allocateNew(batchRows);
        vector.zeroVector();
    }

    @Override
    FieldVector deliver(int rows) throws DataException {
        Arrays.fill(validity, 0L);
        if (leaf.repeated() == 0) {
            flat(rows);
        } else {
            repeated(rows);
        }
        Sequences.storeBits(validity, rows, vector.getValidityBuffer());
        vector.setValueCount(rows);
        return vector;
    }

    private void flat(int rows) throws DataException {
        for (int row = 0; row < rows; ) {
            if (pageLeft == 0) {
                open();
            }
            int take = Math.min(rows - row, pageLeft);
            definition.readPresence(validity, row, take, threshold);
            pageLeft -= take;
            row += take;
            checkEnd();
        }
        rowsBegun += rows;
    }

    private void repeated(int rows) throws DataException {
        int row = -1;
        while (true) {
            if (next == known && !more()) {
                if (row + 1 < rows) {
                    throw source.damaged("the chunk's repetition levels make " + rowsBegun
                            + " rows, but the row group has " + rowCount);
                }
                return;
            }
            if (repetitions[next] == 0) {
                if (row + 1 == rows) {
                    return;
                }
                row++;
                rowsBegun++;
                if ((definitions[next] & 0xFF) >= threshold) {
                    validity[row >> 6] |= 1L << (row & 63);
                }
            } else if (rowsBegun == 0) {
                throw source.damaged("the first repetition level of the chunk is " + repetitions[next]
                        + "; a row must begin with 0");
            }
            next++;
        }
    }

    /** Reads more levels; false at the end of the chunk. */
    private boolean more() throws DataException {
        while (pageLeft == 0) {
            if (source.valuesAhead() == 0) {
                return false;
            }
            open();
        }
        if (definitions.length == 0) {
            definitions = new byte[STEP];
            repetitions = new byte[STEP];
        }
        known = Math.min(STEP, pageLeft);
        next = 0;
        repetition.read(repetitions, 0, known);
        definition.read(definitions, 0, known);
        pageLeft -= known;
        checkEnd();
        return true;
    }

    private void checkEnd() throws DataException {
        if (pageLeft == 0) {
            definition.checkEnd();
            repetition.checkEnd();
        }
    }

    private void open() throws DataException {
        Page page = source.next();
        pageLeft = page.values;
        definition.start(page.bytes, page.definitionFrom, page.definitionEnd, page.bitPackedDefinition);
        repetition.start(page.bytes, page.repetitionFrom, page.repetitionEnd, page.bitPackedRepetition);
    }

    @Override
    void finish() throws DataException {
        if (leaf.repeated() > 0) {
            // What belongs to the last row is still to come; a further row must not be.
            long before = rowsBegun;
            int rest = 0;
            while (next < known || more()) {
                rest += repetitions[next++] == 0 ? 1 : 0;
            }
            if (rest > 0) {
                throw source.damaged("the chunk's repetition levels make " + (before + rest)
                        + " rows, but the row group has " + rowCount);
            }
        } else if (pageLeft > 0 || source.valuesAhead() > 0) {
            throw source.damaged(
                    "the chunk has " + (pageLeft + source.valuesAhead()) + " values more than the row group has rows");
        }
    }

    @Override
    long bytesRead() {
        return source.bytesRead();
    }

    @Override
    String place() {
        return source.place();
    }

    @Override
    public void close() {
        source.close();
        vector.close();
    }
}

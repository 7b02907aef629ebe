package dev.assay.internal.kernel;

import dev.assay.batch.Column;
import dev.assay.batch.Lane;
import dev.assay.batch.RowMask;

/**
 * Cuts the values of one split that are present and in scope into blocks of 1,024, converted to double: block k holds values 1024 k to
 * 1024 k + 1023. So what is computed per block depends on the values and their order alone, never on the sizes of the batches they came
 * in, and a block stays in the nearest cache for as many passes as one likes. Full blocks of dense batches of doubles are not copied.
 *
 * <p>Whole numbers are rounded to the nearest double; decimals give their unscaled value.
 */
public final class DoubleBlocks {
    /** Values per block. */
    public static final int SIZE = 1024;

    private static final int WORDS_PER_BLOCK = SIZE >> 6;

    private final NumberLane lane;
    private final DoubleBlock consumer;
    /** One word more than a block, so that whole words can be added. */
    private final double[] block = new double[SIZE + 64];

    private int size;

    /** @param lane of the column: LONG, DOUBLE, INT128 or BIG_DECIMAL */
    public DoubleBlocks(Lane lane, DoubleBlock consumer) {
        this.lane = new NumberLane(lane);
        this.consumer = consumer;
    }

    /** Takes in the rows of a batch that are in scope and not null. */
    public void add(Column column, RowMask scope) {
        long[] validity = column.validity();
        long[] words = scope.words();
        int count = scope.wordCount();
        lane.load(column);
        int word = 0;
        while (word < count) {
            if (size == 0 && lane.isPlain() && isDense(validity, words, word, count)) {
                consumer.take(lane.doubles(), word << 6, SIZE);
                word += WORDS_PER_BLOCK;
            } else {
                size = lane.gather(column, word << 6, validity[word] & words[word], block, size);
                if (size >= SIZE) {
                    consumer.take(block, 0, SIZE);
                    size -= SIZE;
                    System.arraycopy(block, SIZE, block, 0, size);
                }
                word++;
            }
        }
    }

    private static boolean isDense(long[] validity, long[] scope, int word, int words) {
        if (word + WORDS_PER_BLOCK > words) {
            return false;
        }
        long all = -1L;
        for (int i = word; i < word + WORDS_PER_BLOCK; i++) {
            all &= validity[i] & scope[i];
        }
        return all == -1L;
    }

    /** Hands over what is left; nothing may be added afterwards. */
    public void finish() {
        if (size > 0) {
            consumer.take(block, 0, size);
            size = 0;
        }
    }
}

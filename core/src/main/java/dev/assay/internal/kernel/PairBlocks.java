package dev.assay.internal.kernel;

import dev.assay.batch.Column;
import dev.assay.batch.Lane;
import dev.assay.batch.RowMask;

/** As {@link DoubleBlocks}, for rows in which two columns are present. Hands full blocks to {@link CentralCoMoments}. */
public final class PairBlocks {
    private final NumberLane first;
    private final NumberLane second;
    private final CentralCoMoments consumer;
    private final double[] firstBlock = new double[DoubleBlocks.SIZE + 64];
    private final double[] secondBlock = new double[DoubleBlocks.SIZE + 64];
    private int size;

    /** @param first lane of the first column, a numeric one, as the second */
    public PairBlocks(Lane first, Lane second, CentralCoMoments consumer) {
        this.first = new NumberLane(first);
        this.second = new NumberLane(second);
        this.consumer = consumer;
    }

    /** Takes in the rows of a batch that are in scope and null in neither column. */
    public void add(Column left, Column right, RowMask scope) {
        long[] leftValidity = left.validity();
        long[] rightValidity = right.validity();
        first.load(left);
        second.load(right);
        for (int word = 0; word < scope.wordCount(); word++) {
            long bits = leftValidity[word] & rightValidity[word] & scope.word(word);
            first.gather(left, word << 6, bits, firstBlock, size);
            size = second.gather(right, word << 6, bits, secondBlock, size);
            if (size >= DoubleBlocks.SIZE) {
                consumer.take(firstBlock, secondBlock, DoubleBlocks.SIZE);
                size -= DoubleBlocks.SIZE;
                System.arraycopy(firstBlock, DoubleBlocks.SIZE, firstBlock, 0, size);
                System.arraycopy(secondBlock, DoubleBlocks.SIZE, secondBlock, 0, size);
            }
        }
    }

    /** Hands over what is left; nothing may be added afterwards. */
    public void finish() {
        consumer.take(firstBlock, secondBlock, size);
        size = 0;
    }
}

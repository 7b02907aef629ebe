package dev.assay.analyzer.distributive;

import dev.assay.analyzer.Accumulator;
import dev.assay.batch.Batch;
import dev.assay.batch.Column;
import dev.assay.batch.Lane;
import dev.assay.batch.RowMask;
import dev.assay.internal.kernel.DoubleBlocks;
import dev.assay.internal.kernel.DoubleSum;
import dev.assay.internal.kernel.WholeSum;
import java.math.BigDecimal;

/** One accumulator of sums per lane. */
final class SumAccumulators {
    private SumAccumulators() {}

    static final class OfDouble implements Accumulator<SumState> {
        private final int ordinal;
        private final DoubleSum sum = new DoubleSum();
        private final DoubleBlocks blocks = new DoubleBlocks(Lane.DOUBLE, sum);

        OfDouble(int ordinal) {
            this.ordinal = ordinal;
        }

        @Override
        public void add(Batch batch, RowMask scope) {
            blocks.add(batch.column(ordinal), scope);
        }

        @Override
        public SumState finish() {
            blocks.finish();
            return new SumState(
                    sum.count(), sum.finiteSum(), sum.hasNan(), sum.hasPositiveInfinity(), sum.hasNegativeInfinity());
        }
    }

    static final class OfLong implements Accumulator<SumState> {
        private final int ordinal;
        private final int scale;
        private final WholeSum sum = new WholeSum();

        OfLong(int ordinal, int scale) {
            this.ordinal = ordinal;
            this.scale = scale;
        }

        @Override
        public void add(Batch batch, RowMask scope) {
            Column column = batch.column(ordinal);
            sum.add(column.longs(), column.validity(), scope.words(), scope.wordCount());
        }

        @Override
        public SumState finish() {
            return SumState.finite(sum.count(), new BigDecimal(sum.total(), scale));
        }
    }

    static final class OfInt128 implements Accumulator<SumState> {
        private final int ordinal;
        private final int scale;
        private final WholeSum sum = new WholeSum();

        OfInt128(int ordinal, int scale) {
            this.ordinal = ordinal;
            this.scale = scale;
        }

        @Override
        public void add(Batch batch, RowMask scope) {
            Column column = batch.column(ordinal);
            sum.add(column.high(), column.low(), column.validity(), scope.words(), scope.wordCount());
        }

        @Override
        public SumState finish() {
            return SumState.finite(sum.count(), new BigDecimal(sum.total(), scale));
        }
    }

    /** Decimals of more than 38 digits: objects per cell. */
    static final class OfBigDecimal implements Accumulator<SumState> {
        private final int ordinal;
        private BigDecimal sum = BigDecimal.ZERO;
        private long count;

        OfBigDecimal(int ordinal) {
            this.ordinal = ordinal;
        }

        @Override
        public void add(Batch batch, RowMask scope) {
            Column column = batch.column(ordinal);
            for (int word = 0; word < scope.wordCount(); word++) {
                for (long bits = column.validWord(word) & scope.word(word); bits != 0; bits &= bits - 1) {
                    sum = sum.add(column.decimal((word << 6) + Long.numberOfTrailingZeros(bits)));
                    count++;
                }
            }
        }

        @Override
        public SumState finish() {
            return SumState.finite(count, sum);
        }
    }
}

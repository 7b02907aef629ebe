package dev.assay.predicate;

import dev.assay.data.ColumnNeed;
import dev.assay.data.ColumnType;
import java.math.BigInteger;
import java.util.Optional;

/** Lengths of texts in code points against numbers. Null has length 0. */
final class LengthPredicate extends CompiledPredicate {
    private final ValueCondition<NumberOperand> test;

    LengthPredicate(ValueCondition<NumberOperand> test) {
        super(test, lengths(test).contains(BigInteger.ZERO));
        if (test.nullListed()) {
            throw new IllegalArgumentException("no length is null");
        }
        this.test = test;
    }

    private static IntervalSet lengths(ValueCondition<NumberOperand> test) {
        return new ExactDomain(Domain.LONGS, 0).select(test);
    }

    @Override
    public ColumnNeed need() {
        return ColumnNeed.LENGTH;
    }

    @Override
    public Optional<WrongType> check(String column, ColumnType type) {
        return WrongType.unlessText(column, type);
    }

    @Override
    Compiled compile(ColumnType type) {
        LongIntervals lengths = new LongIntervals(lengths(test));
        return new CompiledText(() -> new OfText(lengths, acceptsNull()));
    }

    private static final class OfText extends TextKernel {
        private final LongIntervals lengths;
        private final long[] block = new long[64];

        OfText(LongIntervals lengths, boolean acceptsNull) {
            super(acceptsNull);
            this.lengths = lengths;
        }

        @Override
        boolean accepts(byte[] bytes, int from, int to) {
            return lengths.contains(Utf8.length(bytes, from, to));
        }

        @Override
        long rows(byte[] bytes, int[] offsets, int base, long wanted) {
            for (long open = wanted; open != 0; open &= open - 1) {
                int i = Long.numberOfTrailingZeros(open);
                block[i] = Utf8.length(bytes, offsets[base + i], offsets[base + i + 1]);
            }
            return lengths.bits(block, 0, 64);
        }
    }
}

package dev.assay.predicate;

import dev.assay.batch.Column;
import dev.assay.batch.RowMask;

/** Nulls and scope by words of 64 rows; what a value must be is left to the subclasses. */
abstract class WordKernel implements PredicateKernel {
    private final boolean acceptsNull;

    WordKernel(boolean acceptsNull) {
        this.acceptsNull = acceptsNull;
    }

    @Override
    public final void test(Column column, RowMask scope, RowMask out) {
        int rows = column.rows();
        if (scope.rows() != rows || scope == out) {
            throw new IllegalArgumentException("a scope of " + scope.rows() + " rows for a column of " + rows
                    + (scope == out ? ", which is the output too" : ""));
        }
        out.clear(rows);
        long[] validity = column.validity();
        long[] asked = scope.words();
        long[] passed = out.words();
        boolean someValue = column.nullCount() < rows;
        if (someValue) {
            load(column);
        }
        for (int word = 0, base = 0; base < rows; word++, base += 64) {
            long wanted = asked[word];
            long present = wanted & validity[word];
            long found = present == 0 ? 0 : present & bits(column, base, Math.min(64, rows - base), present);
            passed[word] = acceptsNull ? found | wanted & ~present : found;
        }
    }

    /** Shows another batch; not called for one without values. */
    abstract void load(Column column);

    /**
     * Which of the wanted rows pass: bit i for row {@code base + i}. Other bits may be anything.
     *
     * @param count 64, or fewer at the end of the batch
     * @param wanted rows that are not null, at least one
     */
    abstract long bits(Column column, int base, int count, long wanted);

    /** All values pass, or none does. */
    static final class Constant extends WordKernel {
        private final long answer;

        Constant(boolean acceptsValues, boolean acceptsNull) {
            super(acceptsNull);
            this.answer = acceptsValues ? -1L : 0L;
        }

        @Override
        void load(Column column) {}

        @Override
        long bits(Column column, int base, int count, long wanted) {
            return answer;
        }
    }

    /** Keys of 64 bits. */
    static final class Keys extends WordKernel {
        private final KeySource source;
        private final LongIntervals set;

        Keys(KeySource source, LongIntervals set, boolean acceptsNull) {
            super(acceptsNull);
            this.source = source;
            this.set = set;
        }

        @Override
        void load(Column column) {
            source.load(column);
        }

        @Override
        long bits(Column column, int base, int count, long wanted) {
            return set.bits(source.keys(base, count, wanted), source.at(base), count);
        }
    }

    /** Numbers of 128 bits. */
    static final class Wide extends WordKernel {
        private final long[] upper;
        private final long[] lower;
        private long[] high = new long[0];
        private long[] low = new long[0];

        Wide(IntervalSet set, boolean acceptsNull) {
            super(acceptsNull);
            this.upper = LongIntervals.words(set, true);
            this.lower = LongIntervals.words(set, false);
        }

        @Override
        void load(Column column) {
            high = column.high();
            low = column.low();
        }

        @Override
        long bits(Column column, int base, int count, long wanted) {
            long found = 0;
            for (long open = wanted; open != 0; open &= open - 1) {
                int i = Long.numberOfTrailingZeros(open);
                found |= (contains(high[base + i], low[base + i]) ? 1L : 0L) << i;
            }
            return found;
        }

        /** Number of ends at or before the value, a start counting at the value itself: odd inside an interval. */
        private boolean contains(long valueHigh, long valueLow) {
            int from = 0;
            int to = upper.length;
            while (from < to) {
                int middle = (from + to) >>> 1;
                int order = compare(upper[middle], lower[middle], valueHigh, valueLow);
                boolean start = (middle & 1) == 0;
                if (start ? order <= 0 : order < 0) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return (from & 1) != 0;
        }

        private static int compare(long aHigh, long aLow, long bHigh, long bLow) {
            return aHigh != bHigh ? Long.compare(aHigh, bHigh) : Long.compareUnsigned(aLow, bLow);
        }
    }

    /** Decimals of more than 38 digits: one object per cell. */
    static final class Big extends WordKernel {
        private final IntervalSet set;

        Big(IntervalSet set, boolean acceptsNull) {
            super(acceptsNull);
            this.set = set;
        }

        @Override
        void load(Column column) {}

        @Override
        long bits(Column column, int base, int count, long wanted) {
            long found = 0;
            for (long open = wanted; open != 0; open &= open - 1) {
                int i = Long.numberOfTrailingZeros(open);
                found |= (set.contains(column.decimal(base + i).unscaledValue()) ? 1L : 0L) << i;
            }
            return found;
        }
    }
}

package dev.assay.predicate;

import dev.assay.predicate.IntervalSet.Interval;
import java.math.BigInteger;
import java.util.List;

/** A set of 64-bit numbers that is asked for 64 of them at a time. Immutable; one loop per shape of set. */
final class LongIntervals {
    private enum Shape {
        NOTHING,
        /** One interval; everything is one too. */
        RANGE,
        /** All but one interval. */
        HOLE,
        MANY
    }

    private final Shape shape;
    private final long[] lows;
    private final long[] highs;

    /** @param set must lie within 64 bits */
    LongIntervals(IntervalSet set) {
        List<Interval> intervals = set.intervals();
        int count = intervals.size();
        lows = new long[count];
        highs = new long[count];
        for (int i = 0; i < count; i++) {
            lows[i] = intervals.get(i).low().longValueExact();
            highs[i] = intervals.get(i).high().longValueExact();
        }
        if (count == 0) {
            shape = Shape.NOTHING;
        } else if (count == 1) {
            shape = Shape.RANGE;
        } else if (count == 2 && lows[0] == Long.MIN_VALUE && highs[1] == Long.MAX_VALUE) {
            shape = Shape.HOLE;
        } else {
            shape = Shape.MANY;
        }
    }

    /** Whether a key is a member. */
    boolean contains(long key) {
        switch (shape) {
            case NOTHING:
                return false;
            case RANGE:
                return key >= lows[0] && key <= highs[0];
            case HOLE:
                return key <= highs[0] || key >= lows[1];
            default:
                return find(lows, highs, key);
        }
    }

    /**
     * Which of so many keys are members: bit i for {@code keys[from + i]}.
     *
     * @param count at most 64
     */
    long bits(long[] keys, int from, int count) {
        switch (shape) {
            case NOTHING:
                return 0;
            case RANGE:
                return within(keys, from, count, lows[0], highs[0]);
            case HOLE:
                return ~within(keys, from, count, highs[0] + 1, lows[1] - 1);
            default:
                return many(keys, from, count);
        }
    }

    private static long within(long[] keys, int from, int count, long low, long high) {
        long found = 0;
        for (int i = 0; i < count; i++) {
            long key = keys[from + i];
            found |= (key >= low & key <= high ? 1L : 0L) << i;
        }
        return found;
    }

    private long many(long[] keys, int from, int count) {
        long[] low = lows;
        long[] high = highs;
        long found = 0;
        for (int i = 0; i < count; i++) {
            found |= (find(low, high, keys[from + i]) ? 1L : 0L) << i;
        }
        return found;
    }

    /** Looks for the last interval that begins at or before the key. */
    private static boolean find(long[] lows, long[] highs, long key) {
        int from = 0;
        int to = lows.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (lows[middle] <= key) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from > 0 && highs[from - 1] >= key;
    }

    /** The upper 64 bits of the ends of intervals of 128 bits, then the lower ones: low, high, low, high, ... */
    static long[] words(IntervalSet set, boolean upper) {
        List<Interval> intervals = set.intervals();
        long[] words = new long[intervals.size() * 2];
        for (int i = 0; i < intervals.size(); i++) {
            words[2 * i] = word(intervals.get(i).low(), upper);
            words[2 * i + 1] = word(intervals.get(i).high(), upper);
        }
        return words;
    }

    private static long word(BigInteger value, boolean upper) {
        return (upper ? value.shiftRight(64) : value).longValue();
    }
}

package dev.assay.predicate;

import dev.assay.batch.Column;
import dev.assay.internal.time.ZoneOffsets;
import java.time.LocalDate;
import java.time.ZoneId;

/** Gives a column's values as 64-bit keys, 64 rows at a time. Mutable, one thread. */
abstract class KeySource {
    private static final long SECONDS_PER_DAY = 86_400L;
    /** Far enough inside the range of {@link LocalDate} for every offset. */
    private static final long FIRST_SECOND = (LocalDate.MIN.toEpochDay() + 2) * SECONDS_PER_DAY;

    private static final long LAST_SECOND = (LocalDate.MAX.toEpochDay() - 2) * SECONDS_PER_DAY;

    /** Shows another batch. */
    abstract void load(Column column);

    /** Keys of the wanted rows from {@code base} on, at {@link #at}; those of other rows are undefined. Valid until the next call. */
    abstract long[] keys(int base, int count, long wanted);

    /** Where the key of row {@code base} stands in the array. */
    int at(int base) {
        return 0;
    }

    /** The values are the keys. */
    static final class Longs extends KeySource {
        private long[] values = new long[0];

        @Override
        void load(Column column) {
            values = column.longs();
        }

        @Override
        long[] keys(int base, int count, long wanted) {
            return values;
        }

        @Override
        int at(int base) {
            return base;
        }
    }

    /** Floats in their order; see {@link OrderedDoubles}. */
    static final class Doubles extends KeySource {
        private final long[] block = new long[64];
        private double[] values = new double[0];

        @Override
        void load(Column column) {
            values = column.doubles();
        }

        @Override
        long[] keys(int base, int count, long wanted) {
            for (int i = 0; i < count; i++) {
                block[i] = OrderedDoubles.key(values[base + i]);
            }
            return block;
        }
    }

    /** Timestamps of a zone whose clocks change: instants as local days, or local times as instants. */
    static final class Zoned extends KeySource {
        private final long[] block = new long[64];
        private final long ticksPerSecond;
        private final ZoneOffsets offsets;
        private final boolean toDays;
        private long[] values = new long[0];

        private Zoned(long ticksPerSecond, ZoneId zone, boolean toDays) {
            this.ticksPerSecond = ticksPerSecond;
            this.offsets = new ZoneOffsets(zone);
            this.toDays = toDays;
        }

        /** Instants as days since 1970-01-01 in the zone. */
        static Zoned localDays(long ticksPerSecond, ZoneId zone) {
            return new Zoned(ticksPerSecond, zone, true);
        }

        /** Times without zone as instants in the zone, in ticks; beyond 64 bits they stop at the ends. */
        static Zoned instants(long ticksPerSecond, ZoneId zone) {
            return new Zoned(ticksPerSecond, zone, false);
        }

        @Override
        void load(Column column) {
            values = column.longs();
        }

        @Override
        long[] keys(int base, int count, long wanted) {
            for (long open = wanted; open != 0; open &= open - 1) {
                int i = Long.numberOfTrailingZeros(open);
                long ticks = values[base + i];
                long second = Math.floorDiv(ticks, ticksPerSecond);
                block[i] = toDays
                        ? localDay(second)
                        : shift(ticks, offsets.toEpochSecond(representable(second)) - representable(second));
            }
            return block;
        }

        /** The second of the day takes the offset, since the sum of the two could leave 64 bits. */
        private long localDay(long second) {
            long day = Math.floorDiv(second, SECONDS_PER_DAY);
            long ofDay = second - day * SECONDS_PER_DAY;
            return day + Math.floorDiv(ofDay + offsets.offsetAt(representable(second)), SECONDS_PER_DAY);
        }

        /** Seconds beyond what dates can name have the offset of the last one that they can. */
        private static long representable(long second) {
            return Math.max(FIRST_SECOND, Math.min(LAST_SECOND, second));
        }

        private long shift(long ticks, long seconds) {
            long delta = seconds * ticksPerSecond;
            long sum = ticks + delta;
            boolean overflow = ((ticks ^ sum) & (delta ^ sum)) < 0;
            return overflow ? ticks < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : sum;
        }
    }
}

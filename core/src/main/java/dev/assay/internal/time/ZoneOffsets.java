package dev.assay.internal.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Converts between instants and local times of one zone without an object per value: the offset in force is remembered together with the
 * clock changes around it. Mutable, one thread.
 */
public final class ZoneOffsets {
    private static final long MICROS_PER_SECOND = 1_000_000L;
    /** Local times this far from a clock change cannot be in its gap or overlap. */
    private static final long SAFE = 2 * 86_400L;

    private final ZoneId zone;
    private final ZoneRules rules;
    private final boolean fixed;
    private long from;
    private long to;
    private int offset;

    public ZoneOffsets(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.fixed = rules.isFixedOffset();
        this.offset = rules.getOffset(Instant.EPOCH).getTotalSeconds();
        this.from = fixed ? Long.MIN_VALUE : 0;
        this.to = fixed ? Long.MAX_VALUE : 0;
    }

    /** Offset from UTC in seconds at an instant. */
    public int offsetAt(long epochSecond) {
        if (!fixed && (epochSecond < from || epochSecond >= to)) {
            Instant instant = Instant.ofEpochSecond(epochSecond);
            ZoneOffsetTransition before = rules.previousTransition(instant.plusNanos(1));
            ZoneOffsetTransition after = rules.nextTransition(instant);
            offset = rules.getOffset(instant).getTotalSeconds();
            from = before == null ? Long.MIN_VALUE : before.toEpochSecond();
            to = after == null ? Long.MAX_VALUE : after.toEpochSecond();
        }
        return offset;
    }

    /** The instant of a local time; see {@link SparkDates#toEpochSecond} for times that a clock change skips or repeats. */
    public long toEpochSecond(long localSecond) {
        long guess = localSecond - offset;
        if (fixed || guess >= from + SAFE && guess < to - SAFE) {
            return guess;
        }
        long second = SparkDates.toEpochSecond(localSecond, zone);
        offsetAt(second);
        return second;
    }

    /** Microseconds of the local time of an instant; both since 1970-01-01T00:00. Stops at the ends of 64 bits. */
    public long toLocalMicros(long epochMicros) {
        return shift(epochMicros, offsetAt(Math.floorDiv(epochMicros, MICROS_PER_SECOND)));
    }

    /** Microseconds of the instant of a local time. Stops at the ends of 64 bits. */
    public long toEpochMicros(long localMicros) {
        long second = Math.floorDiv(localMicros, MICROS_PER_SECOND);
        return shift(localMicros, toEpochSecond(second) - second);
    }

    private static long shift(long micros, long seconds) {
        long delta = seconds * MICROS_PER_SECOND;
        long sum = micros + delta;
        if (((micros ^ sum) & (delta ^ sum)) < 0) {
            return micros < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return sum;
    }
}

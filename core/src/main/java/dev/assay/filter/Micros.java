package dev.assay.filter;

import dev.assay.internal.time.CivilDays;
import dev.assay.internal.time.ZoneOffsets;

/** Calendar arithmetic on microseconds since 1970-01-01T00:00. */
final class Micros {
    static final long PER_SECOND = 1_000_000L;
    static final long PER_DAY = 86_400 * PER_SECOND;

    /** Days whose microseconds fit 64 bits. */
    private static final long MAX_DAY = Long.MAX_VALUE / PER_DAY;

    private Micros() {}

    /** The day of a local time. */
    static long day(long localMicros) {
        return Math.floorDiv(localMicros, PER_DAY);
    }

    /** Midnight of a day; beyond 292,277 years the end of the range. */
    static long ofDay(long day) {
        return day > MAX_DAY ? Long.MAX_VALUE : day < -MAX_DAY ? Long.MIN_VALUE : day * PER_DAY;
    }

    /** The local time so many months later, the same time of day; {@link ArithmeticException} beyond 64 bits. */
    static long plusMonths(long localMicros, long months) {
        long day = day(localMicros);
        return Math.addExact(ofDay(CivilDays.plusMonths(day, months)), localMicros - day * PER_DAY);
    }

    /** An instant cut to a unit, in a zone. */
    static long truncate(long epochMicros, TruncLevel level, ZoneOffsets zone) {
        if (level.compareTo(TruncLevel.SECOND) <= 0) {
            return epochMicros - Math.floorMod(epochMicros, level.micros());
        }
        long local = zone.toLocalMicros(epochMicros);
        if (level.isOfDates()) {
            return zone.toEpochMicros(ofDay(level.firstDay(day(local))));
        }
        long cut = local - Math.floorMod(local, level.micros());
        return resolve(cut, local - epochMicros, zone);
    }

    /** The instant of a local time; in the hour that a clock change repeats, the one with the given offset, in microseconds. */
    static long resolve(long localMicros, long offset, ZoneOffsets zone) {
        long sameOffset = localMicros - offset;
        return zone.toLocalMicros(sameOffset) == localMicros ? sameOffset : zone.toEpochMicros(localMicros);
    }
}

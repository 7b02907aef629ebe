package dev.assay.filter;

import dev.assay.internal.time.CivilDays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The units that trunc and date_trunc cut to. */
enum TruncLevel {
    MICROSECOND,
    MILLISECOND,
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    /** The unit of a name in any case, or null. */
    static @Nullable TruncLevel named(String name) {
        switch (name.toUpperCase(Locale.ROOT)) {
            case "MICROSECOND":
                return MICROSECOND;
            case "MILLISECOND":
                return MILLISECOND;
            case "SECOND":
                return SECOND;
            case "MINUTE":
                return MINUTE;
            case "HOUR":
                return HOUR;
            case "DAY":
            case "DD":
                return DAY;
            case "WEEK":
                return WEEK;
            case "MON":
            case "MONTH":
            case "MM":
                return MONTH;
            case "QUARTER":
                return QUARTER;
            case "YEAR":
            case "YYYY":
            case "YY":
                return YEAR;
            default:
                return null;
        }
    }

    /** Whether the unit is longer than a day. */
    boolean isOfDates() {
        return compareTo(DAY) > 0;
    }

    /** The first day of the week, month, quarter or year of a day. */
    long firstDay(long epochDay) {
        long packed = CivilDays.packed(epochDay);
        long year = CivilDays.year(packed);
        int month = CivilDays.month(packed);
        switch (this) {
            case WEEK:
                return epochDay - CivilDays.dayOfWeek(epochDay) + 1;
            case MONTH:
                return CivilDays.toDay(year, month, 1);
            case QUARTER:
                return CivilDays.toDay(year, month - (month - 1) % 3, 1);
            case YEAR:
                return CivilDays.toDay(year, 1, 1);
            default:
                return epochDay;
        }
    }

    /** Microseconds of a unit of at most a day. */
    long micros() {
        switch (this) {
            case MICROSECOND:
                return 1;
            case MILLISECOND:
                return 1_000;
            case SECOND:
                return Micros.PER_SECOND;
            case MINUTE:
                return 60 * Micros.PER_SECOND;
            case HOUR:
                return 3_600 * Micros.PER_SECOND;
            default:
                return Micros.PER_DAY;
        }
    }
}

package dev.assay.internal.time;

/**
 * The proleptic Gregorian calendar on plain numbers: days since 1970-01-01 and year, month, day, without an object per value. Holds for
 * every day count of 32 bits and well beyond (years of up to ten digits).
 *
 * <p>Method: count years from 1 March, so that the leap day is the last of its year, and months by the line {@code (153 m + 2) / 5}.
 */
public final class CivilDays {
    private static final long DAYS_PER_ERA = 146_097L;
    /** Days from 0000-03-01 to 1970-01-01. */
    private static final long MARCH_ZERO = 719_468L;

    private CivilDays() {}

    /** Days since 1970-01-01 of a date that exists; see {@link #exists}. */
    public static long toDay(long year, int month, int day) {
        long shifted = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(shifted, 400L);
        long yearOfEra = shifted - era * 400;
        int marchMonth = month > 2 ? month - 3 : month + 9;
        int dayOfYear = (153 * marchMonth + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DAYS_PER_ERA + dayOfEra - MARCH_ZERO;
    }

    /**
     * The date of a day, packed: {@code year << 9 | month << 5 | day}. Take it apart with {@link #year}, {@link #month} and {@link
     * #dayOfMonth}.
     */
    public static long packed(long epochDay) {
        long shifted = epochDay + MARCH_ZERO;
        long era = Math.floorDiv(shifted, DAYS_PER_ERA);
        int dayOfEra = (int) (shifted - era * DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int marchMonth = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
        int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return year << 9 | (long) month << 5 | day;
    }

    /** Year of a packed date; 0 is the year before 1. */
    public static long year(long packed) {
        return packed >> 9;
    }

    /** Month of a packed date, 1 to 12. */
    public static int month(long packed) {
        return (int) (packed >> 5) & 15;
    }

    /** Day of the month of a packed date, from 1. */
    public static int dayOfMonth(long packed) {
        return (int) packed & 31;
    }

    /** Whether the calendar has such a date. */
    public static boolean exists(long year, int month, int day) {
        return month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
    }

    /** Number of days in a month. */
    public static int lengthOfMonth(long year, int month) {
        if (month == 2) {
            return isLeap(year) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Whether a year has 366 days. */
    public static boolean isLeap(long year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Day of the week, Monday 1 to Sunday 7. */
    public static int dayOfWeek(long epochDay) {
        return (int) Math.floorMod(epochDay + 3, 7L) + 1;
    }

    /** The day so many months later; a day that the target month lacks becomes its last. */
    public static long plusMonths(long epochDay, long months) {
        long packed = packed(epochDay);
        long total = year(packed) * 12 + (month(packed) - 1) + months;
        long year = Math.floorDiv(total, 12L);
        int month = (int) Math.floorMod(total, 12L) + 1;
        return toDay(year, month, Math.min(dayOfMonth(packed), lengthOfMonth(year, month)));
    }
}

package dev.assay.predicate;

import dev.assay.internal.time.CivilDays;
import java.util.Optional;
import java.util.Set;

/**
 * One of the date formats that a rule may ask for, checked strictly: exactly so many digits, and a date that the calendar has. What a
 * format lacks is filled in: the first day of the month, the leap year 2000.
 */
final class DateFormat {
    private static final Set<String> FORMATS = Set.of(
            "dd-MM-yyyy",
            "MM-dd-yyyy",
            "yyyy-MM-dd",
            "MM-yyyy",
            "yyyy-MM",
            "dd-MM",
            "MM-dd", //
            "dd/MM/yyyy",
            "MM/dd/yyyy",
            "yyyy/MM/dd",
            "MM/yyyy",
            "yyyy/MM",
            "dd/MM",
            "MM/dd");

    private final String format;

    private DateFormat(String format) {
        this.format = format;
    }

    /** The format as written; empty if it is none of those known. */
    static Optional<DateFormat> of(String format) {
        return FORMATS.contains(format) ? Optional.of(new DateFormat(format)) : Optional.empty();
    }

    boolean accepts(byte[] bytes, int from, int to) {
        if (to - from != format.length()) {
            return false;
        }
        int year = format.indexOf('y') < 0 ? 2000 : 0;
        int month = 0;
        int day = format.indexOf('d') < 0 ? 1 : 0;
        for (int i = 0; i < format.length(); i++) {
            char field = format.charAt(i);
            int digit = bytes[from + i] - '0';
            if (field == '-' || field == '/') {
                if (bytes[from + i] != field) {
                    return false;
                }
                continue;
            }
            if (digit < 0 || digit > 9) {
                return false;
            }
            switch (field) {
                case 'y':
                    year = year * 10 + digit;
                    break;
                case 'M':
                    month = month * 10 + digit;
                    break;
                default:
                    day = day * 10 + digit;
                    break;
            }
        }
        return CivilDays.exists(year, month, day);
    }

    @Override
    public String toString() {
        return format;
    }
}

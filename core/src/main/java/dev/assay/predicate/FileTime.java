package dev.assay.predicate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What a modification time is compared with.
 *
 * @param at the instant; of a day its start in UTC
 * @param wholeDay whether a day was written: equality then asks for the day
 */
public record FileTime(Instant at, boolean wholeDay) {
    /** Whether a time is this instant, or on this day. */
    public boolean isEqual(Instant modified) {
        return wholeDay
                ? LocalDate.ofInstant(modified, ZoneOffset.UTC).equals(LocalDate.ofInstant(at, ZoneOffset.UTC))
                : modified.equals(at);
    }
}

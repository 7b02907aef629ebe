package dev.assay.filter;

import java.time.Instant;
import java.time.ZoneId;

/** The clock and the zone of an evaluation: {@code now()} is the same instant in all rows and on all threads. */
record FilterContext(Instant now, ZoneId zone) {
    /** The instant in microseconds. */
    long nowMicros() {
        return now.getEpochSecond() * Micros.PER_SECOND + now.getNano() / 1000;
    }
}

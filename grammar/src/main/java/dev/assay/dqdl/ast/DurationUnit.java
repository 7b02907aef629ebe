package dev.assay.dqdl.ast;

import java.time.Duration;

/** Units of time. A day is always 24 hours. */
public enum DurationUnit {
    DAYS("days", Duration.ofDays(1)),
    HOURS("hours", Duration.ofHours(1)),
    MINUTES("minutes", Duration.ofMinutes(1));

    private final String word;
    private final Duration duration;

    DurationUnit(String word, Duration duration) {
        this.word = word;
        this.duration = duration;
    }

    /** As DQDL writes it. */
    public String word() {
        return word;
    }

    /** Length of one unit. */
    public Duration duration() {
        return duration;
    }
}

package dev.assay.history;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a history keeps of each context.
 *
 * @param runs at most so many, the latest; empty: any number
 * @param age nothing older than this, counted from the latest run; empty: for ever
 */
public record Retention(OptionalInt runs, Optional<Duration> age) {
    /** Everything is kept. */
    public static final Retention EVERYTHING = new Retention(OptionalInt.empty(), Optional.empty());

    /** @throws IllegalArgumentException if it would keep nothing */
    public Retention {
        if (runs.isPresent() && runs.getAsInt() < 1
                || age.isPresent() && age.get().isNegative()) {
            throw new IllegalArgumentException("a history must keep at least one run");
        }
    }
}

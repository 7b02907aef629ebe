package dev.assay.predicate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The one instant and the one zone of an evaluation.
 *
 * @param now read once from the evaluation's clock, untruncated
 * @param zone in which instants have a date and local times an instant
 */
public record EvaluationTime(Instant now, ZoneId zone) {
    /** At an instant in UTC. */
    public static EvaluationTime utc(Instant now) {
        return new EvaluationTime(now, ZoneOffset.UTC);
    }

    /** The date of an instant in the zone. */
    LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}

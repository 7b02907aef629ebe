package dev.assay.anomaly;

/**
 * How anomalies are detected.
 *
 * @param linear whether time counts: a trend is looked for, and values need not be equally spaced; otherwise values are taken as
 *     repetitions of one another
 * @param seasonal whether weekly and daily seasons are looked for
 * @param confidence probability by which bounds are drawn, on each side: 0.995 leaves one in a hundred values outside
 * @param deviations how many standard deviations of the errors a seasonal prediction may be off
 * @param minimumPoints fewer earlier values predict nothing; at least 3
 * @param maximumPoints earlier values are the latest so many
 * @param floor least half-width of the band, as a share of the prediction
 */
public record AnomalySettings(
        boolean linear,
        boolean seasonal,
        double confidence,
        double deviations,
        int minimumPoints,
        int maximumPoints,
        double floor) {
    /** What Glue's documentation lets expect. */
    public static final AnomalySettings DEFAULT = new AnomalySettings(true, true, 0.995, 3, 3, 365, 0.01);

    /** @throws IllegalArgumentException if a number makes no sense */
    public AnomalySettings {
        if (!(confidence > 0.5 && confidence < 1)
                || !(deviations > 0)
                || minimumPoints < 3
                || maximumPoints < minimumPoints
                || !(floor >= 0)) {
            throw new IllegalArgumentException(
                    "confidence must be between 0.5 and 1, deviations above 0, points at least 3"
                            + " and floor not negative");
        }
    }
}

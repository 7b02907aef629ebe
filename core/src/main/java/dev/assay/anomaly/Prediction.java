package dev.assay.anomaly;

/**
 * What a value should be.
 *
 * @param expected the likeliest value
 * @param lower the least value that is normal
 * @param upper the greatest value that is normal
 * @param method how it was found
 */
public record Prediction(double expected, double lower, double upper, Method method) {
    /** Ways to predict. */
    public enum Method {
        /** Earlier values are repetitions: their mean and deviation. */
        MEAN,
        /** A straight line through time. */
        TREND,
        /** Level, trend and a weekly or daily season. */
        SEASON
    }

    /** Whether a value is within the bounds; a value on a bound is. */
    public boolean isNormal(double value) {
        return value >= lower && value <= upper;
    }
}

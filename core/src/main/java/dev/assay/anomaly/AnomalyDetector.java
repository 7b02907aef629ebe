package dev.assay.anomaly;

import dev.assay.history.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Predicts a value from earlier ones. With few of them, or none of the time axis wanted: mean and deviation; otherwise a straight line with
 * its prediction interval; where values come daily or hourly and there are three whole weeks or days of them, level, trend and season.
 * Deterministic.
 */
public final class AnomalyDetector {
    /** A line through fewer points says more about their noise than about a trend. */
    private static final int LEAST_FOR_TREND = 5;

    private static final double LEAST_HALF_WIDTH = 1e-9;
    private static final double LEAST_HALF_WIDTH_OF_COUNTS = 0.5;
    private static final double SECONDS_PER_DAY = 86_400;

    private final AnomalySettings settings;

    public AnomalyDetector(AnomalySettings settings) {
        this.settings = settings;
    }

    /**
     * The prediction for an instant.
     *
     * @param history earlier values, oldest first
     * @param range what the value can be: bounds are clipped to it
     * @return empty if there are too few earlier values
     */
    public Optional<Prediction> predict(List<Point> history, Instant at, ValueRange range) {
        if (history.size() < settings.minimumPoints()) {
            return Optional.empty();
        }
        List<Point> points = history.subList(Math.max(0, history.size() - settings.maximumPoints()), history.size());
        Forecast forecast = forecast(points, at);
        double halfWidth = Math.max(
                Math.max(forecast.halfWidth(), settings.floor() * Math.abs(forecast.expected())),
                range.whole() ? LEAST_HALF_WIDTH_OF_COUNTS : LEAST_HALF_WIDTH);
        return Optional.of(new Prediction(
                range.clip(forecast.expected()),
                range.clip(forecast.expected() - halfWidth),
                range.clip(forecast.expected() + halfWidth),
                forecast.method()));
    }

    record Forecast(double expected, double halfWidth, Prediction.Method method) {}

    private Forecast forecast(List<Point> points, Instant at) {
        if (!settings.linear() || points.size() < LEAST_FOR_TREND) {
            return mean(points);
        }
        if (settings.seasonal()) {
            Optional<Forecast> seasonal = Seasonal.forecast(points, at, settings.deviations());
            if (seasonal.isPresent()) {
                return seasonal.get();
            }
        }
        return line(points, at);
    }

    private Forecast mean(List<Point> points) {
        int n = points.size();
        double mean = points.stream().mapToDouble(Point::value).sum() / n;
        double squares = points.stream()
                .mapToDouble(point -> (point.value() - mean) * (point.value() - mean))
                .sum();
        double deviation = Math.sqrt(squares / (n - 1));
        double halfWidth = StudentT.quantile(settings.confidence(), n - 1) * deviation * Math.sqrt(1 + 1.0 / n);
        return new Forecast(mean, halfWidth, Prediction.Method.MEAN);
    }

    /** Least squares of the value on the time in days, with the interval for one more value. */
    private Forecast line(List<Point> points, Instant at) {
        int n = points.size();
        Instant first = points.get(0).at();
        double[] days =
                points.stream().mapToDouble(point -> days(first, point.at())).toArray();
        double meanDay = Arrays.stream(days).sum() / n;
        double meanValue = points.stream().mapToDouble(Point::value).sum() / n;
        double daySquares = 0;
        double products = 0;
        for (int i = 0; i < n; i++) {
            double day = days[i] - meanDay;
            daySquares += day * day;
            products += day * (points.get(i).value() - meanValue);
        }
        if (daySquares == 0) {
            return mean(points);
        }
        double slope = products / daySquares;
        double errors = 0;
        for (int i = 0; i < n; i++) {
            double error = points.get(i).value() - meanValue - slope * (days[i] - meanDay);
            errors += error * error;
        }
        double ahead = days(first, at) - meanDay;
        double deviation = Math.sqrt(errors / (n - 2));
        double halfWidth = StudentT.quantile(settings.confidence(), n - 2)
                * deviation
                * Math.sqrt(1 + 1.0 / n + ahead * ahead / daySquares);
        return new Forecast(meanValue + slope * ahead, halfWidth, Prediction.Method.TREND);
    }

    private static double days(Instant from, Instant to) {
        Duration distance = Duration.between(from, to);
        return (distance.getSeconds() + distance.getNano() / 1e9) / SECONDS_PER_DAY;
    }
}

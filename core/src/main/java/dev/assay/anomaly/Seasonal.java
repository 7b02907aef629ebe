package dev.assay.anomaly;

import dev.assay.history.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Exponential smoothing with an additive trend and an additive season (Holt and Winters; Hyndman and Athanasopoulos, Forecasting, chapter
 * 8). Values are put on a grid of days or hours; a slot without a value changes nothing but the time. The smoothing weights are those of a
 * fixed grid that predicted the history best, one step ahead.
 */
final class Seasonal {
    private static final int PERIODS_NEEDED = 3;
    private static final double SPACING_TOLERANCE = 0.1;
    private static final double[] LEVEL_WEIGHTS = {0.05, 0.1, 0.2, 0.4, 0.7};
    private static final double[] TREND_WEIGHTS = {0, 0.05, 0.2};
    private static final double[] SEASON_WEIGHTS = {0, 0.05, 0.2, 0.5};

    /** A longer history on its grid, with all its gaps, is too thin to learn a season from. */
    private static final int MOST_SLOTS = 10_000;

    private final double[] slots;
    private final int period;

    private Seasonal(double[] slots, int period) {
        this.slots = slots;
        this.period = period;
    }

    /**
     * The forecast for an instant.
     *
     * @param points oldest first
     * @return empty if values come neither daily nor hourly, or there are less than three whole periods of them
     */
    static Optional<AnomalyDetector.Forecast> forecast(List<Point> points, Instant at, double deviations) {
        double spacing = medianSpacing(points);
        for (Grid grid : Grid.values()) {
            double unit = grid.unit.getSeconds();
            if (Math.abs(spacing - unit) <= SPACING_TOLERANCE * unit) {
                return forecast(points, at, grid, deviations);
            }
        }
        return Optional.empty();
    }

    private enum Grid {
        DAYS(Duration.ofDays(1), 7),
        HOURS(Duration.ofHours(1), 24);

        private final Duration unit;
        private final int period;

        Grid(Duration unit, int period) {
            this.unit = unit;
            this.period = period;
        }

        long slot(Instant first, Instant at) {
            double units = (double) Duration.between(first, at).toMillis() / unit.toMillis();
            return Math.round(units);
        }
    }

    private static double medianSpacing(List<Point> points) {
        double[] gaps = new double[points.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] =
                    Duration.between(points.get(i).at(), points.get(i + 1).at()).toMillis() / 1e3;
        }
        Arrays.sort(gaps);
        return (gaps[(gaps.length - 1) / 2] + gaps[gaps.length / 2]) / 2;
    }

    private static Optional<AnomalyDetector.Forecast> forecast(
            List<Point> points, Instant at, Grid grid, double deviations) {
        Instant first = points.get(0).at();
        long last = grid.slot(first, points.get(points.size() - 1).at());
        long wanted = grid.slot(first, at);
        int needed = PERIODS_NEEDED * grid.period;
        if (last + 1 < needed || points.size() < needed || wanted > MOST_SLOTS || wanted <= last - grid.period) {
            return Optional.empty();
        }
        double[] slots = new double[(int) last + 1];
        Arrays.fill(slots, Double.NaN);
        for (Point point : points) {
            slots[(int) grid.slot(first, point.at())] = point.value();
        }
        Seasonal model = new Seasonal(slots, grid.period);
        Smoothing best = model.best();
        return Optional.of(new AnomalyDetector.Forecast(
                best.ahead((int) Math.max(1, wanted - last)), deviations * best.deviation(), Prediction.Method.SEASON));
    }

    private Smoothing best() {
        Smoothing best = null;
        for (double level : LEVEL_WEIGHTS) {
            for (double trend : TREND_WEIGHTS) {
                for (double season : SEASON_WEIGHTS) {
                    Smoothing candidate = new Smoothing(level, trend, season);
                    candidate.run();
                    if (best == null || candidate.squares < best.squares) {
                        best = candidate;
                    }
                }
            }
        }
        if (best == null) {
            throw new IllegalStateException("no weights to choose from");
        }
        return best;
    }

    /** One run through the history. */
    private final class Smoothing {
        private final double levelWeight;
        private final double trendWeight;
        private final double seasonWeight;
        private final double[] season = new double[period];
        private double level;
        private double trend;
        private double squares;
        private int errors;

        Smoothing(double levelWeight, double trendWeight, double seasonWeight) {
            this.levelWeight = levelWeight;
            this.trendWeight = trendWeight;
            this.seasonWeight = seasonWeight;
        }

        /** Starts from the means of all whole periods, then smooths from the second period on. */
        void run() {
            start();
            for (int slot = 0; slot < slots.length; slot++) {
                double value = slots[slot];
                int phase = slot % period;
                double predictedLevel = level + trend;
                if (Double.isNaN(value)) {
                    level = predictedLevel;
                    continue;
                }
                double error = value - predictedLevel - season[phase];
                if (slot >= period) {
                    squares += error * error;
                    errors++;
                }
                double before = level;
                level = predictedLevel + levelWeight * error;
                trend += trendWeight * (level - before - trend);
                season[phase] += seasonWeight * (value - level - season[phase]);
            }
        }

        private void start() {
            int periods = slots.length / period;
            double first = mean(0);
            double last = mean(periods - 1);
            trend = Double.isNaN(first) || Double.isNaN(last) ? 0 : (last - first) / ((periods - 1.0) * period);
            double[] sums = new double[period];
            int[] counts = new int[period];
            for (int slot = 0; slot < periods * period; slot++) {
                double center = mean(slot / period) + trend * (slot % period - (period - 1) / 2.0);
                if (!Double.isNaN(slots[slot]) && !Double.isNaN(center)) {
                    sums[slot % period] += slots[slot] - center;
                    counts[slot % period]++;
                }
            }
            for (int phase = 0; phase < period; phase++) {
                season[phase] = counts[phase] == 0 ? 0 : sums[phase] / counts[phase];
            }
            level = (Double.isNaN(first) ? last : first) - trend * (period + 1) / 2.0;
        }

        /** The mean of the values of a period; NaN if it has none. */
        private double mean(int which) {
            double sum = 0;
            int count = 0;
            for (int slot = which * period; slot < (which + 1) * period; slot++) {
                if (!Double.isNaN(slots[slot])) {
                    sum += slots[slot];
                    count++;
                }
            }
            return count == 0 ? Double.NaN : sum / count;
        }

        double ahead(int steps) {
            return level + steps * trend + season[(slots.length - 1 + steps) % period];
        }

        /** The season was learnt from the values it is now compared with: as many of the errors are not free. */
        double deviation() {
            return errors <= period ? 0 : Math.sqrt(squares / (errors - period));
        }
    }
}

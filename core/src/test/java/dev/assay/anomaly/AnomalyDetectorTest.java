package dev.assay.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.history.Point;
import dev.assay.metric.MetricKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnomalyDetectorTest {
    private static final Instant START = Instant.parse("2025-01-06T06:00:00Z");
    private static final ValueRange ANY = ValueRange.of(MetricKey.column("x", "Mean"));
    private static final ValueRange COUNT = ValueRange.of(MetricKey.dataset("RowCount"));
    private static final AnomalySettings FIXED = new AnomalySettings(false, false, 0.995, 3, 3, 365, 0);
    private static final AnomalySettings LINE = new AnomalySettings(true, false, 0.995, 3, 3, 365, 0);

    private static List<Point> daily(double... values) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            points.add(new Point(day(i), values[i]));
        }
        return points;
    }

    private static Instant day(int number) {
        return START.plus(Duration.ofDays(number));
    }

    private static Prediction predict(AnomalySettings settings, ValueRange range, double... values) {
        return new AnomalyDetector(settings)
                .predict(daily(values), day(values.length), range)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        // From printed tables of the distribution.
        "0.995, 1, 63.656741", "0.995, 2, 9.924843", "0.995, 3, 5.840909", "0.995, 10, 3.169273",
        "0.995, 30, 2.749996", "0.975, 5, 2.570582", "0.95, 120, 1.657651", "0.9995, 4, 8.610302",
        "0.995, 363, 2.589436"
    })
    void quantilesOfStudentsDistribution(double probability, int degrees, double expected) {
        assertThat(StudentT.quantile(probability, degrees)).isCloseTo(expected, within(2e-4 * expected));
    }

    @Test
    void nothingIsPredictedFromTwoValues() {
        assertThat(new AnomalyDetector(AnomalySettings.DEFAULT).predict(daily(1, 2), day(2), ANY))
                .isEqualTo(Optional.empty());
    }

    @Test
    void repetitionsPredictTheirMeanWithTheIntervalForOneMoreValue() {
        Prediction prediction = predict(FIXED, ANY, 10, 12, 14);
        assertThat(prediction.expected()).isCloseTo(12, within(1e-9));
        assertThat(prediction.upper()).isCloseTo(12 + 9.924843 * 2 * Math.sqrt(4.0 / 3), within(1e-3));
        assertThat(prediction.method()).isEqualTo(Prediction.Method.MEAN);
    }

    @Test
    void aTrendIsContinued() {
        Prediction prediction = predict(LINE, ANY, 10, 20, 30, 40, 50, 60);
        assertThat(prediction.expected()).isCloseTo(70, within(1e-9));
        assertThat(prediction.isNormal(70)).isTrue();
        assertThat(prediction.isNormal(60)).isFalse();
        assertThat(prediction.method()).isEqualTo(Prediction.Method.TREND);
    }

    /** Least squares by hand: slope 0.5, mean 3 on day 2, SSE 2.5, three degrees of freedom, five days. */
    @Test
    void theIntervalOfATrendIsTheTextbooks() {
        Prediction prediction = predict(LINE, ANY, 2, 3, 2, 5, 3);
        double slope = 0.4;
        double expected = 3 + slope * 3;
        double errors = 0;
        double[] values = {2, 3, 2, 5, 3};
        for (int i = 0; i < 5; i++) {
            double error = values[i] - (3 + slope * (i - 2));
            errors += error * error;
        }
        double halfWidth = 5.840909 * Math.sqrt(errors / 3) * Math.sqrt(1 + 1 / 5.0 + 9 / 10.0);
        assertThat(prediction.expected()).isCloseTo(expected, within(1e-9));
        assertThat(prediction.upper() - prediction.expected()).isCloseTo(halfWidth, within(1e-4));
    }

    @Test
    void aWeeklySeasonIsLearntFromThreeWeeks() {
        double[] values = new double[28];
        for (int day = 0; day < values.length; day++) {
            values[day] = (day % 7 >= 5 ? 20 : 100) + 0.5 * day + (day * 7 % 3);
        }
        // The next day is a Monday, the day after the fifth weekend.
        Prediction monday = predict(AnomalySettings.DEFAULT, ANY, values);
        assertThat(monday.method()).isEqualTo(Prediction.Method.SEASON);
        assertThat(monday.expected()).isCloseTo(115, within(3.0));
        assertThat(monday.isNormal(35)).isFalse();
        List<Point> gaps = daily(values);
        gaps.remove(11);
        gaps.remove(3);
        Instant saturday = day(33);
        Prediction weekend = new AnomalyDetector(AnomalySettings.DEFAULT)
                .predict(gaps, saturday, ANY)
                .orElseThrow();
        assertThat(weekend.expected()).isCloseTo(37.5, within(4.0));
        assertThat(weekend.isNormal(115)).isFalse();
    }

    @Test
    void aDailySeasonIsLearntFromHourlyValues() {
        List<Point> points = new ArrayList<>();
        for (int hour = 0; hour < 96; hour++) {
            points.add(new Point(START.plus(Duration.ofHours(hour)), hour % 24 < 8 ? 5 : 50 + hour % 3));
        }
        Prediction next = new AnomalyDetector(AnomalySettings.DEFAULT)
                .predict(points, START.plus(Duration.ofHours(96)), ANY)
                .orElseThrow();
        assertThat(next.method()).isEqualTo(Prediction.Method.SEASON);
        assertThat(next.isNormal(5)).isTrue();
        assertThat(next.isNormal(50)).isFalse();
    }

    @Test
    void aConstantSeriesAllowsALittleAroundIt() {
        for (int length : new int[] {3, 6, 40}) {
            double[] values = new double[length];
            java.util.Arrays.fill(values, 1000);
            Prediction prediction = predict(AnomalySettings.DEFAULT, ANY, values);
            assertThat(prediction.lower()).as("%d values", length).isCloseTo(990, within(1e-6));
            assertThat(prediction.upper()).isCloseTo(1010, within(1e-6));
        }
        assertThat(predict(AnomalySettings.DEFAULT, COUNT, 0, 0, 0, 0, 0, 0).isNormal(0))
                .isTrue();
        assertThat(predict(AnomalySettings.DEFAULT, COUNT, 0, 0, 0, 0, 0, 0).isNormal(1))
                .isFalse();
    }

    @Test
    void boundsStayWithinWhatTheMetricCanBe() {
        ValueRange share = ValueRange.of(MetricKey.column("x", "Completeness"));
        Prediction prediction = predict(AnomalySettings.DEFAULT, share, 0.9, 1, 0.7, 1);
        assertThat(prediction.upper()).isEqualTo(1);
        assertThat(prediction.isNormal(1)).isTrue();
        assertThat(predict(AnomalySettings.DEFAULT, COUNT, 1, 5, 1).lower()).isZero();
        ValueRange correlation = ValueRange.of(MetricKey.columns(List.of("a", "b"), "ColumnCorrelation"));
        assertThat(predict(AnomalySettings.DEFAULT, correlation, -1, 0, 1).lower())
                .isEqualTo(-1);
    }

    @Test
    void valuesOfOneInstantAreRepetitions() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            points.add(new Point(START, i));
        }
        assertThat(new AnomalyDetector(LINE)
                        .predict(points, day(1), ANY)
                        .orElseThrow()
                        .method())
                .isEqualTo(Prediction.Method.MEAN);
    }

    @Test
    void onlyTheLatestValuesAreLearntFrom() {
        AnomalySettings few = new AnomalySettings(false, false, 0.995, 3, 3, 4, 0);
        assertThat(predict(few, ANY, 1000, 2000, 1, 2, 3, 2).expected()).isCloseTo(2, within(1e-9));
    }
}

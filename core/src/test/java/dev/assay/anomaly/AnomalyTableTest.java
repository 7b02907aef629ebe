package dev.assay.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.history.Point;
import dev.assay.metric.MetricKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * How well anomalies of known kinds are found in series that are made up, with seeds that never change. The table is part of {@code
 * docs/anomalies.md}; {@code -Dassay.golden=write} writes it anew.
 */
class AnomalyTableTest {
    private static final Instant START = Instant.parse("2025-01-06T06:00:00Z");
    private static final int SERIES = 40;
    private static final int LENGTH = 90;
    private static final int WARM_UP = 28;
    private static final String BEGIN = "<!-- table: begin -->\n";
    private static final String END = "<!-- table: end -->";

    /** A kind of series: a value for each day, and whether it is labelled as an anomaly. */
    private enum Kind {
        NOISE("noise around a level, no anomaly"),
        SPIKE("a single high value (+30 %)"),
        DROP("a single low value (-30 %)"),
        LEVEL_SHIFT("a jump by 30 % that stays; its first day counts"),
        SLOW_DRIFT("growth of 0.5 % a day, no anomaly"),
        DRIFT_AND_SPIKE("growth of 0.5 % a day and a high value (+30 %)"),
        WEEKLY_SEASON("weekends at half, no anomaly"),
        WEEKLY_AND_SPIKE("weekends at half, and a weekend like a weekday"),
        MISSING_RUNS("a fifth of the runs missing, and a low value (-30 %)");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        boolean grows() {
            return this == SLOW_DRIFT || this == DRIFT_AND_SPIKE;
        }

        boolean isWeekly() {
            return this == WEEKLY_SEASON || this == WEEKLY_AND_SPIKE;
        }

        boolean isAnomalous() {
            return this != NOISE && this != SLOW_DRIFT && this != WEEKLY_SEASON;
        }
    }

    private record Labelled(Point point, boolean anomaly, boolean missing) {}

    private static List<Labelled> series(Kind kind, int number) {
        SplittableRandom random = new SplittableRandom(1_000L * kind.ordinal() + number);
        int special = WARM_UP + random.nextInt(LENGTH - WARM_UP - 7);
        if (kind == Kind.WEEKLY_AND_SPIKE) {
            special = special / 7 * 7 + 5;
        }
        List<Labelled> series = new ArrayList<>();
        for (int day = 0; day < LENGTH; day++) {
            double value = 1000 * (1 + 0.03 * gaussian(random));
            value *= kind.grows() ? Math.pow(1.005, day) : 1;
            boolean weekend = day % 7 >= 5;
            boolean here = day == special;
            value *= kind.isWeekly() && weekend && !(here && kind == Kind.WEEKLY_AND_SPIKE) ? 0.5 : 1;
            value *= switch (kind) {
                case SPIKE, DRIFT_AND_SPIKE -> here ? 1.3 : 1;
                case DROP, MISSING_RUNS -> here ? 0.7 : 1;
                case LEVEL_SHIFT -> day >= special ? 1.3 : 1;
                default -> 1;
            };
            boolean missing = kind == Kind.MISSING_RUNS && !here && random.nextInt(5) == 0;
            series.add(new Labelled(
                    new Point(START.plus(Duration.ofDays(day)), Math.rint(value)),
                    here && kind.isAnomalous(),
                    missing));
        }
        return series;
    }

    private static double gaussian(SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum - 6;
    }

    private record Score(int anomalies, int found, int alarms, int tested) {
        Score plus(Score other) {
            return new Score(
                    anomalies + other.anomalies, found + other.found, alarms + other.alarms, tested + other.tested);
        }

        String row(String name) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %.2f %% |%n",
                    name,
                    anomalies == 0 ? "none" : String.valueOf(anomalies),
                    anomalies == 0 ? "-" : String.format(Locale.ROOT, "%.2f", (double) found / anomalies),
                    found + alarms == 0 || anomalies == 0
                            ? "-"
                            : String.format(Locale.ROOT, "%.2f", (double) found / (found + alarms)),
                    100.0 * alarms / tested);
        }
    }

    /** Every value is tested as a run would: against what came before; what was found is excluded, as a person would. */
    private static Score score(Kind kind, int number) {
        AnomalyDetector detector = new AnomalyDetector(AnomalySettings.DEFAULT);
        ValueRange range = ValueRange.of(MetricKey.dataset("RowCount"));
        List<Point> history = new ArrayList<>();
        Score score = new Score(0, 0, 0, 0);
        int after = 0;
        for (Labelled labelled : series(kind, number)) {
            if (labelled.missing()) {
                continue;
            }
            Optional<Prediction> prediction =
                    detector.predict(history, labelled.point().at(), range);
            boolean alarm = prediction.isPresent()
                    && !prediction.get().isNormal(labelled.point().value());
            boolean tested = history.size() >= WARM_UP * 4 / 5 && after == 0;
            if (tested || labelled.anomaly()) {
                score = score.plus(new Score(
                        labelled.anomaly() ? 1 : 0,
                        labelled.anomaly() && alarm ? 1 : 0,
                        !labelled.anomaly() && alarm ? 1 : 0,
                        1));
            }
            // A new level is neither wrong nor learnt at once: what follows a shift is not counted.
            after = kind == Kind.LEVEL_SHIFT && labelled.anomaly() ? 1 : after;
            if (!(alarm && labelled.anomaly())) {
                history.add(labelled.point());
            }
        }
        return score;
    }

    private static String table() {
        StringBuilder table = new StringBuilder(
                "| series | anomalies | recall | precision | false alarms per value |\n|---|---|---|---|---|\n");
        Score all = new Score(0, 0, 0, 0);
        for (Kind kind : Kind.values()) {
            Score sum = new Score(0, 0, 0, 0);
            for (int number = 0; number < SERIES; number++) {
                sum = sum.plus(score(kind, number));
            }
            table.append(sum.row(kind.text));
            all = all.plus(sum);
        }
        return table.append(all.row("**all**")).toString().replace("\r\n", "\n");
    }

    @Test
    void theDocumentsTableIsWhatComesOut() throws IOException {
        Path document = Path.of("..", "docs", "anomalies.md");
        String table = table();
        System.out.println(table);
        String text = Files.readString(document);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if ("write".equals(System.getProperty("assay.golden"))) {
            Files.writeString(document, text.substring(0, begin) + table + text.substring(end));
        } else {
            assertThat(text.substring(begin, end)).isEqualTo(table);
        }
    }

    @Test
    void mostAnomaliesAreFoundAndFewValuesRaiseAFalseAlarm() {
        for (Kind kind : Kind.values()) {
            Score sum = new Score(0, 0, 0, 0);
            for (int number = 0; number < SERIES; number++) {
                sum = sum.plus(score(kind, number));
            }
            assertThat(sum.found()).as(kind.text).isGreaterThanOrEqualTo(sum.anomalies() * 9 / 10);
            assertThat(sum.alarms()).as(kind.text).isLessThan(sum.tested() * 3 / 100);
        }
    }

    @Test
    void predictionsAreTheSameEachTime() {
        List<Double> first = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            List<Point> points =
                    series(Kind.WEEKLY_SEASON, 1).stream().map(Labelled::point).toList();
            Prediction prediction = new AnomalyDetector(AnomalySettings.DEFAULT)
                    .predict(points, START.plus(Duration.ofDays(LENGTH)), ValueRange.of(MetricKey.dataset("RowCount")))
                    .orElseThrow();
            List<Double> values = Arrays.asList(prediction.expected(), prediction.lower(), prediction.upper());
            if (first.isEmpty()) {
                first.addAll(values);
            }
            assertThat(values).isEqualTo(first);
        }
    }
}

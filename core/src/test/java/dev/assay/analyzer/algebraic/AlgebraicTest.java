package dev.assay.analyzer.algebraic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.RandomTables;
import dev.assay.data.ColumnPath;
import dev.assay.metric.Metric;
import dev.assay.testing.ColumnKind;
import dev.assay.testing.TestScan;
import dev.assay.testing.TestTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlgebraicTest {
    private static final MathContext DIGITS = new MathContext(80);

    static double value(Metric metric) {
        return ((Metric.Value) metric).value();
    }

    private static BigDecimal exact(Object value) {
        return value instanceof Double number
                ? new BigDecimal(number)
                : value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value;
    }

    /** Sum of (x - mean)^power, in 80 digits. */
    private static BigDecimal moment(List<BigDecimal> values, int power) {
        BigDecimal mean = values.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size()), DIGITS);
        return values.stream()
                .map(value -> value.subtract(mean).pow(power, DIGITS))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColumnKind.class,
            names = {
                "INT8",
                "INT32",
                "INT64",
                "UINT16",
                "UINT64",
                "DECIMAL_12_2",
                "DECIMAL_30_5",
                "DECIMAL_50_3",
                "FLOAT32",
                "FLOAT64"
            })
    void agreesWithMomentsInEightyDigits(ColumnKind kind) throws Exception {
        for (int order : new int[] {2, 4}) {
            RandomTables.check(kind, Moments.of(RandomTables.COLUMN, order), (values, state) -> {
                List<BigDecimal> present = values.stream()
                        .filter(value -> value != null && !value.equals(Double.NaN))
                        .map(AlgebraicTest::exact)
                        .toList();
                assertThat(state.count())
                        .isEqualTo(values.stream().filter(Objects::nonNull).count());
                if (state.count() == 0) {
                    assertThat(state.variance()).isEqualTo(Metric.undefined());
                    assertThat(state.kurtosis()).isEqualTo(Metric.undefined());
                } else if (present.size() < state.count()) {
                    assertThat(value(state.variance())).isNaN();
                } else {
                    double m2 = moment(present, 2).doubleValue();
                    double variance = m2 / present.size();
                    assertThat(value(state.variance())).isCloseTo(variance, within(1e-13 * variance));
                    assertThat(value(state.standardDeviation()))
                            .isCloseTo(Math.sqrt(m2 / present.size()), within(1e-13 * Math.sqrt(m2)));
                    if (order == 4) {
                        double n = present.size();
                        double skewness =
                                m2 == 0 ? 0 : Math.sqrt(n) * moment(present, 3).doubleValue() / Math.pow(m2, 1.5);
                        double kurtosis = m2 == 0 ? 0 : n * moment(present, 4).doubleValue() / (m2 * m2) - 3;
                        assertThat(value(state.skewness())).isCloseTo(skewness, within(1e-12));
                        assertThat(value(state.kurtosis())).isCloseTo(kurtosis, within(1e-11));
                    }
                }
            });
        }
    }

    private static MomentsState moments(List<? extends @Nullable Object> values) throws Exception {
        try (TestTable table = TestTable.of("c", ColumnKind.FLOAT64, values);
                TestScan scan = new TestScan(table.dataset())) {
            return scan.run(Moments.of(RandomTables.COLUMN, 4));
        }
    }

    @Test
    void givesPopulationStatistics() throws Exception {
        assertThat(value(moments(List.of(10.0, 20.0, 30.0, 40.0)).standardDeviation()))
                .isEqualTo(11.180339887498949);
        assertThat(value(moments(List.of(0.0, 20.0, 40.0)).standardDeviation())).isEqualTo(16.32993161855452);
        MomentsState skewed = moments(List.of(1.0, 2.0, 3.0, 4.0, 10.0));
        assertThat(value(skewed.variance())).isEqualTo(10.0);
        assertThat(value(skewed.skewness())).isCloseTo(1.1384199576606164, within(1e-12));
        assertThat(value(skewed.kurtosis())).isCloseTo(-0.212, within(1e-12));
    }

    @Test
    void isZeroForOneValueAndForEqualOnes() throws Exception {
        for (List<Double> values : List.of(List.of(5.0), Collections.nCopies(100_000, 0.1))) {
            MomentsState state = moments(values);
            assertThat(value(state.variance())).isZero();
            assertThat(value(state.standardDeviation())).isZero();
            assertThat(value(state.skewness())).isZero();
            assertThat(value(state.kurtosis())).isZero();
        }
    }

    @Test
    void doesNotCancelFarFromZero() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        List<Double> values = DoubleStream.generate(() -> 1e9 + random.nextDouble())
                .limit(100_000)
                .boxed()
                .toList();
        double exact = Math.sqrt(
                moment(values.stream().map(BigDecimal::new).toList(), 2).doubleValue() / values.size());
        assertThat(value(moments(values).standardDeviation())).isCloseTo(exact, within(1e-12 * exact));
    }

    @Test
    void anInfinityOrNaNMakesMomentsNaN() throws Exception {
        for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            MomentsState state = moments(List.of(1.0, odd, 2.0));
            assertThat(value(state.variance())).isNaN();
            assertThat(value(state.skewness())).isNaN();
            assertThat(value(state.kurtosis())).isNaN();
        }
    }

    @Test
    void doesNotDependOnTheSizesOfBatches() throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        List<@Nullable Object> values = ColumnKind.FLOAT64.randomValues(random, 20_000, 5, 4);
        List<@Nullable Object> dense = ColumnKind.FLOAT64.randomValues(random, 20_000, 5, 0);
        for (List<@Nullable Object> each : List.of(values, dense)) {
            try (TestTable table = new TestTable()
                            .column("c", ColumnKind.FLOAT64, each)
                            .column("d", ColumnKind.FLOAT64, dense);
                    TestScan scan = new TestScan(table.dataset())) {
                MomentsState whole = scan.run(Moments.of(RandomTables.COLUMN, 4));
                CoMomentsState pairs = scan.run(CoMoments.of(RandomTables.COLUMN, ColumnPath.of("d")));
                for (int rows : new int[] {1, 3, 64, 1000, 1024, 4096}) {
                    scan.withBatchRows(rows);
                    assertThat(scan.run(Moments.of(RandomTables.COLUMN, 4))).isEqualTo(whole);
                    assertThat(scan.run(CoMoments.of(RandomTables.COLUMN, ColumnPath.of("d"))))
                            .isEqualTo(pairs);
                }
            }
        }
    }

    private static CoMomentsState coMoments(
            ColumnKind first, List<? extends @Nullable Object> a, ColumnKind second, List<? extends @Nullable Object> b)
            throws Exception {
        try (TestTable table = new TestTable().column("a", first, a).column("b", second, b);
                TestScan scan = new TestScan(table.dataset()).withBatchRows(333)) {
            return scan.run(CoMoments.of(ColumnPath.of("a"), ColumnPath.of("b")));
        }
    }

    @Test
    void correlatesPairsInWhichNeitherIsNull() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        for (ColumnKind first : List.of(ColumnKind.INT32, ColumnKind.DECIMAL_30_5, ColumnKind.FLOAT32)) {
            List<@Nullable Object> a = first.randomValues(random, 3000, 7, 20);
            List<@Nullable Object> b = ColumnKind.DECIMAL_12_2.randomValues(random, 3000, 100, 20);
            int[] rows = IntStream.range(0, 3000)
                    .filter(row -> a.get(row) != null && b.get(row) != null)
                    .toArray();
            double[] x = Arrays.stream(rows)
                    .mapToDouble(row -> exact(a.get(row)).doubleValue())
                    .toArray();
            double[] y = Arrays.stream(rows)
                    .mapToDouble(row -> exact(b.get(row)).doubleValue())
                    .toArray();
            double meanX = Arrays.stream(x).average().orElseThrow();
            double meanY = Arrays.stream(y).average().orElseThrow();
            double xx = 0;
            double yy = 0;
            double xy = 0;
            for (int i = 0; i < x.length; i++) {
                xx += (x[i] - meanX) * (x[i] - meanX);
                yy += (y[i] - meanY) * (y[i] - meanY);
                xy += (x[i] - meanX) * (y[i] - meanY);
            }
            CoMomentsState state = coMoments(first, a, ColumnKind.DECIMAL_12_2, b);
            assertThat(state.count()).isEqualTo(x.length);
            assertThat(value(state.correlation())).isCloseTo(xy / Math.sqrt(xx * yy), within(1e-12));
        }
    }

    @Test
    void aConstantColumnOrASinglePairHasNoCorrelation() throws Exception {
        ColumnKind kind = ColumnKind.FLOAT64;
        List<Double> constant = Collections.nCopies(5000, 0.1);
        List<Double> rising = IntStream.range(0, 5000).mapToObj(i -> i / 3.0).toList();
        assertThat(value(coMoments(kind, constant, kind, rising).correlation())).isNaN();
        assertThat(value(coMoments(kind, List.of(1.0), kind, List.of(2.0)).correlation()))
                .isNaN();
        assertThat(coMoments(kind, Arrays.asList(1.0, null), kind, Arrays.asList(null, 2.0))
                        .correlation())
                .isEqualTo(Metric.undefined());
    }

    @Test
    void perfectCorrelationIsOneAtMost() throws Exception {
        ColumnKind kind = ColumnKind.FLOAT64;
        List<Double> rising = IntStream.range(0, 5000).mapToObj(i -> i / 7.0).toList();
        List<Double> falling = rising.stream().map(x -> 3 - x * 0.3).toList();
        assertThat(value(coMoments(kind, rising, kind, rising).correlation()))
                .isCloseTo(1.0, within(1e-15))
                .isLessThanOrEqualTo(1.0);
        assertThat(value(coMoments(kind, rising, kind, falling).correlation()))
                .isCloseTo(-1.0, within(1e-15))
                .isGreaterThanOrEqualTo(-1.0);
    }
}

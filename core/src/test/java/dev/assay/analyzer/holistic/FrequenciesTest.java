package dev.assay.analyzer.holistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.ColumnPath;
import dev.assay.metric.Metric;
import dev.assay.testing.ColumnKind;
import dev.assay.testing.TestScan;
import dev.assay.testing.TestTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrequenciesTest {
    private static final ColumnPath A = ColumnPath.of("a");
    private static final ColumnPath B = ColumnPath.of("b");

    /** The same by a hash map of objects. */
    private record Naive(long rows, long nullRows, long unique, long distinct, double entropy) {
        static Naive of(List<List<@Nullable Object>> keys) {
            Map<List<@Nullable Object>, Long> counts = new HashMap<>();
            long nulls = 0;
            for (List<@Nullable Object> key : keys) {
                if (key.stream().allMatch(part -> part == null)) {
                    nulls++;
                } else {
                    counts.merge(key, 1L, Long::sum);
                }
            }
            long n = keys.size() - nulls;
            double entropy = counts.values().stream()
                    .mapToDouble(count -> -(count / (double) n) * Math.log(count / (double) n))
                    .sum();
            long unique = counts.values().stream().filter(count -> count == 1).count();
            return new Naive(keys.size(), nulls, unique, counts.size(), entropy);
        }

        void assertEqual(FrequenciesState state) {
            assertThat(state.rows()).isEqualTo(rows);
            assertThat(state.nullRows()).isEqualTo(nullRows);
            assertThat(state.unique()).isEqualTo(unique);
            assertThat(state.distinct()).isEqualTo(distinct);
            if (rows > nullRows) {
                assertThat(value(state.entropy())).isCloseTo(entropy, within(1e-12 * Math.max(1, entropy)));
            } else {
                assertThat(state.entropy()).isInstanceOf(Metric.Undefined.class);
            }
        }
    }

    private static double value(Metric metric) {
        return ((Metric.Value) metric).value();
    }

    private static List<List<@Nullable Object>> keys(List<List<@Nullable Object>> columns) {
        List<List<@Nullable Object>> keys = new ArrayList<>();
        for (int row = 0; row < columns.get(0).size(); row++) {
            List<@Nullable Object> key = new ArrayList<>();
            for (List<@Nullable Object> column : columns) {
                key.add(column.get(row));
            }
            keys.add(key);
        }
        return keys;
    }

    @ParameterizedTest
    @EnumSource(ColumnKind.class)
    void agreesWithAHashMapOnRandomColumns(ColumnKind kind) throws Exception {
        SplittableRandom random = new SplittableRandom(kind.ordinal());
        for (int rows : new int[] {0, 1, 63, 64, 65, 1000, 20_000}) {
            for (int nulls : new int[] {0, 30, 100}) {
                for (int domain : new int[] {2, 100, 1_000_000}) {
                    List<@Nullable Object> values = kind.randomValues(random, rows, domain, nulls);
                    try (TestTable table = TestTable.of("a", kind, values);
                            TestScan scan = new TestScan(table.dataset())) {
                        Naive.of(keys(List.of(values))).assertEqual(scan.run(Frequencies.of(A)));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ColumnKind.class)
    void takesOnlyRowsInScope(ColumnKind kind) throws Exception {
        List<@Nullable Object> values = kind.randomValues(new SplittableRandom(3), 1000, 50, 20);
        List<List<@Nullable Object>> kept = keys(List.of(IntStream.range(0, 1000)
                .filter(row -> row % 3 != 0)
                .mapToObj(values::get)
                .collect(java.util.stream.Collectors.toList())));
        try (TestTable table = TestTable.of("a", kind, values);
                TestScan scan = new TestScan(table.dataset()).where(row -> row % 3 != 0)) {
            Naive.of(kept).assertEqual(scan.run(Frequencies.of(A)));
        }
    }

    @ParameterizedTest
    @EnumSource(ColumnKind.class)
    void agreesWithAHashMapOnRandomPairs(ColumnKind kind) throws Exception {
        SplittableRandom random = new SplittableRandom(kind.ordinal() + 100);
        for (int rows : new int[] {0, 1, 64, 65, 3000}) {
            for (int nulls : new int[] {0, 50, 100}) {
                ColumnKind other = ColumnKind.values()[random.nextInt(ColumnKind.values().length)];
                List<@Nullable Object> first = kind.randomValues(random, rows, 20, nulls);
                List<@Nullable Object> second = other.randomValues(random, rows, 20, nulls);
                try (TestTable table = new TestTable().column("a", kind, first).column("b", other, second);
                        TestScan scan = new TestScan(table.dataset()).withBatchRows(700)) {
                    Naive.of(keys(List.of(first, second))).assertEqual(scan.run(Frequencies.of(List.of(A, B))));
                }
            }
        }
    }

    /** Numbers that ascend by steps of all widths, perhaps disturbed, cut into splits that may or may not overlap. */
    @Test
    void agreesWithAHashMapOnNearlyAscendingNumbers() throws Exception {
        SplittableRandom random = new SplittableRandom(23);
        for (int round = 0; round < 60; round++) {
            int rows = random.nextInt(1, 9000);
            long step = 1L << random.nextInt(0, 48);
            boolean even = random.nextBoolean();
            long value = random.nextBoolean() ? Long.MIN_VALUE : random.nextInt();
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                values.add(random.nextInt(10) == 0 && round % 3 == 0 ? null : (Object) value);
                value += even ? step : random.nextLong(1, step + 1);
            }
            for (int disturbed = round % 4; disturbed > 0; disturbed--) {
                values.set(random.nextInt(rows), values.get(random.nextInt(rows)));
            }
            List<Integer> cuts = random.ints(3, 0, rows).sorted().boxed().toList();
            try (TestTable table = TestTable.of("a", ColumnKind.INT64, values);
                    TestScan scan = new TestScan(table.dataset(cuts)).withBatchRows(random.nextInt(1, 3000))) {
                Naive expected = Naive.of(keys(List.of(values)));
                expected.assertEqual(scan.run(Frequencies.of(A)));
                expected.assertEqual(scan.runConcurrently(Frequencies.of(A)));
            }
        }
    }

    @Test
    void keepsAscendingNumbersOfDisjointSplitsInLittleMemory() throws Exception {
        List<Object> values =
                IntStream.range(0, 200_000).mapToObj(i -> (Object) (i * 3L)).toList();
        try (TestTable table = TestTable.of("a", ColumnKind.INT64, values);
                TestScan scan = new TestScan(table.dataset(List.of(50_000, 100_000)))) {
            FrequenciesState state = scan.run(Frequencies.of(A));
            assertThat(state.isUnique()).isTrue();
            assertThat(state.distinct()).isEqualTo(200_000);
            assertThat(scan.allocated()).isLessThan(100_000);
        }
    }

    @Test
    void countsNumbersThatLieCloseTogetherWhereverTheyLie() throws Exception {
        SplittableRandom random = new SplittableRandom(29);
        for (long start : new long[] {Long.MIN_VALUE, -4000, 0, Long.MAX_VALUE - 5000}) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                long spread = i % 2000 < 1000 ? 5000 : i < 6000 ? 20 : 1L << 40;
                long value = start + random.nextLong(spread);
                values.add(random.nextInt(9) == 0 ? null : (Object) (value < start ? start : value));
            }
            try (TestTable table = TestTable.of("a", ColumnKind.INT64, values);
                    TestScan scan = new TestScan(table.dataset(List.of(100, 5000))).withBatchRows(500)) {
                Naive.of(keys(List.of(values))).assertEqual(scan.run(Frequencies.of(A)));
            }
        }
    }

    @Test
    void givesTheDocumentedMetrics() throws Exception {
        try (TestTable table = TestTable.of("a", ColumnKind.FLOAT64, Arrays.asList(1.0, 1.0, 2.0, null, null));
                TestScan scan = new TestScan(table.dataset())) {
            FrequenciesState state = scan.run(Frequencies.of(A));
            assertThat(state.uniqueness()).isEqualTo(Metric.of(1 / 3.0));
            assertThat(state.uniqueValueRatio()).isEqualTo(Metric.of(0.5));
            assertThat(state.distinctValues(true)).isEqualTo(Metric.count(3));
            assertThat(state.distinctValues(false)).isEqualTo(Metric.count(2));
            assertThat(state.entropy()).isEqualTo(Metric.of(0.6365141682948128));
            assertThat(state.duplicateRows()).isEqualTo(Metric.count(2));
            assertThat(state.isUnique()).isFalse();
        }
    }
}

package dev.assay.analyzer.distributive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.analyzer.RandomTables;
import dev.assay.metric.Metric;
import dev.assay.testing.ColumnKind;
import dev.assay.testing.TestScan;
import dev.assay.testing.TestTable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each measurement against a slow twin, on random columns of every kind. */
class DistributiveTest {
    private static long present(List<@Nullable Object> values) {
        return values.stream().filter(Objects::nonNull).count();
    }

    @ParameterizedTest
    @EnumSource(ColumnKind.class)
    void countsRowsAndValues(ColumnKind kind) throws Exception {
        RandomTables.check(
                kind, RowCount.of(), (values, state) -> assertThat(state).isEqualTo(new RowCountState(values.size())));
        RandomTables.check(
                kind,
                Presence.of(RandomTables.COLUMN),
                (values, state) -> assertThat(state).isEqualTo(new PresenceState(values.size(), present(values))));
    }

    @ParameterizedTest
    @EnumSource(
            value = ColumnKind.class,
            mode = Mode.EXCLUDE,
            names = {"BINARY", "FIXED_BINARY", "TIME"})
    void findsTheBounds(ColumnKind kind) throws Exception {
        RandomTables.check(kind, Bounds.of(RandomTables.COLUMN), (values, state) -> {
            long nans = values.stream()
                    .filter(value -> Objects.equals(value, Double.NaN))
                    .count();
            assertThat(state.rows()).isEqualTo(values.size());
            assertThat(state.present()).isEqualTo(present(values));
            assertThat(state.nans()).isEqualTo(nans);
            assertThat(state.minimum()).isEqualTo(extreme(kind, values, -1));
            assertThat(state.maximum()).isEqualTo(extreme(kind, values, 1));
        });
    }

    private static Optional<Object> extreme(ColumnKind kind, List<@Nullable Object> values, int sign) {
        Comparator<Object> order = kind.isText()
                ? (a, b) -> java.util.Arrays.compare(
                        ((String) a).codePoints().toArray(),
                        ((String) b).codePoints().toArray())
                : DistributiveTest::compare;
        return values.stream()
                .filter(value -> value != null && !value.equals(Double.NaN))
                .max(sign > 0 ? order : order.reversed());
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColumnKind.class,
            names = {"TEXT", "LARGE_TEXT", "DICTIONARY"})
    void measuresLengthsInCodePoints(ColumnKind kind) throws Exception {
        RandomTables.check(kind, Lengths.of(RandomTables.COLUMN), (values, state) -> {
            List<Integer> lengths = values.stream()
                    .filter(Objects::nonNull)
                    .map(value -> ((String) value).codePointCount(0, ((String) value).length()))
                    .toList();
            OptionalInt shortest = lengths.stream().mapToInt(i -> i).min();
            OptionalInt longest = lengths.stream().mapToInt(i -> i).max();
            assertThat(state).isEqualTo(new LengthsState(values.size(), lengths.size(), shortest, longest));
            if (lengths.size() < values.size()) {
                assertThat(state.minimum()).isEqualTo(Metric.of(0));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = ColumnKind.class,
            names = {
                "INT8",
                "INT16",
                "INT32",
                "INT64",
                "UINT8",
                "UINT16",
                "UINT32",
                "UINT64",
                "DECIMAL_12_2",
                "DECIMAL_30_5",
                "DECIMAL_50_3",
                "FLOAT32",
                "FLOAT64"
            })
    void sumsAndCountsZeros(ColumnKind kind) throws Exception {
        RandomTables.check(kind, ExactSum.of(RandomTables.COLUMN), (values, state) -> {
            assertThat(state.present()).isEqualTo(present(values));
            if (values.contains(Double.NaN)) {
                assertThat(state.sum()).isEqualTo(Metric.of(Double.NaN));
            } else {
                BigDecimal sum = values.stream()
                        .filter(Objects::nonNull)
                        .map(DistributiveTest::exact)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                if (state.present() == 0) {
                    assertThat(state.sum()).isEqualTo(Metric.undefined());
                } else {
                    assertThat(state.sum()).isEqualTo(Metric.of(sum.doubleValue()));
                }
            }
        });
        RandomTables.check(kind, Zeros.of(RandomTables.COLUMN), (values, state) -> {
            long zeros = values.stream()
                    .filter(value -> value != null
                            && !value.equals(Double.NaN)
                            && exact(value).signum() == 0)
                    .count();
            assertThat(state).isEqualTo(new ZerosState(present(values), zeros));
        });
    }

    private static BigDecimal exact(Object value) {
        return value instanceof Double number
                ? new BigDecimal(number)
                : value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value;
    }

    @Test
    void refusesColumnsThatHaveNoOrderOrNoNumbers() throws Exception {
        try (TestTable table = TestTable.of("c", ColumnKind.BINARY, List.of("x"));
                TestScan scan = new TestScan(table.dataset())) {
            assertThatThrownBy(() -> scan.run(Bounds.of(RandomTables.COLUMN)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("values of column c of type BinaryType have no order");
            assertThatThrownBy(() -> scan.run(ExactSum.of(RandomTables.COLUMN)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("column c of type BinaryType is not numeric");
            assertThatThrownBy(() -> scan.run(Lengths.of(RandomTables.COLUMN)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("column c of type BinaryType is no text");
        }
    }
}

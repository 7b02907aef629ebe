package dev.assay.analyzer.distributive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.ColumnLookup;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnStatistics;
import dev.assay.data.Dataset;
import dev.assay.data.SplitStatistics;
import dev.assay.internal.limit.RuleLimitException;
import dev.assay.metric.Metric;
import dev.assay.predicate.ConditionOperator;
import dev.assay.predicate.NumberOperand;
import dev.assay.predicate.Predicates;
import dev.assay.predicate.TextMembers;
import dev.assay.predicate.ValueCondition;
import dev.assay.predicate.ValuePredicate;
import dev.assay.testing.ColumnKind;
import dev.assay.testing.TestScan;
import dev.assay.testing.TestTable;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComplianceTest {
    private static final ValuePredicate POSITIVE =
            Predicates.number(ValueCondition.of(ConditionOperator.GT, NumberOperand.of(0)));

    private static Compliance compliance(ValuePredicate predicate, Dataset dataset) {
        return Compliance.of(
                predicate, ColumnLookup.find(dataset.schema(), "a").column().orElseThrow());
    }

    @Test
    void countsTheRowsThatPass() throws Exception {
        List<@Nullable Object> values = Arrays.asList(1L, -1L, null, 5L);
        try (TestTable table = TestTable.of("a", ColumnKind.INT64, values)) {
            Dataset dataset = table.dataset();
            try (TestScan scan = new TestScan(dataset)) {
                ComplianceState state = scan.run(compliance(POSITIVE, dataset));
                assertThat(state).isEqualTo(new ComplianceState(4, 2));
                assertThat(state.ratio()).isEqualTo(Metric.of(0.5));
                assertThat(state.failed()).isEqualTo(2);
                assertThat(state.isEveryRow()).isFalse();
                assertThat(compliance(POSITIVE, dataset).label(Optional.of("x = 1")))
                        .isEqualTo("Compliance(a)");
            }
        }
    }

    @Test
    void ofNoRowsIsUndefined() throws Exception {
        try (TestTable table = TestTable.of("a", ColumnKind.INT64, List.of())) {
            Dataset dataset = table.dataset();
            try (TestScan scan = new TestScan(dataset)) {
                ComplianceState state = scan.run(compliance(POSITIVE, dataset));
                assertThat(state.ratio()).isEqualTo(Metric.undefined());
                assertThat(state.isEveryRow()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColumnKind.class,
            names = {"INT64", "UINT64", "DECIMAL_30_5", "FLOAT64", "TEXT", "DICTIONARY", "DATE", "TIMESTAMP"})
    void anySplitAndBatchAndScopeGivesTheSameCount(ColumnKind kind) throws Exception {
        SplittableRandom random = new SplittableRandom(kind.ordinal());
        for (int rows : new int[] {1, 63, 64, 65, 1000}) {
            List<@Nullable Object> values = kind.randomValues(random, rows, 20, 20);
            Set<String> texts = Set.of("", "a7", "0", "0.0", "-1", "1970-01-01", "1970-01-01 00:00:00");
            ValuePredicate predicate = Predicates.text(TextMembers.in(texts).negate(), ZoneOffset.UTC);
            for (int keep : new int[] {1, 3}) {
                ComplianceState whole;
                try (TestTable table = TestTable.of("a", kind, values)) {
                    Dataset dataset = table.dataset();
                    try (TestScan scan = new TestScan(dataset).where(row -> row % keep == 0)) {
                        whole = scan.run(compliance(predicate, dataset));
                    }
                    try (TestScan scan = new TestScan(dataset).withBatchRows(7).where(row -> row % keep == 0)) {
                        assertThat(scan.run(compliance(predicate, dataset))).isEqualTo(whole);
                    }
                }
                assertThat(whole.rows()).isEqualTo((rows + keep - 1) / keep);
                if (keep == 1) {
                    List<Integer> cuts = IntStream.range(0, 3)
                            .map(i -> random.nextInt(rows + 1))
                            .sorted()
                            .boxed()
                            .toList();
                    try (TestTable table = TestTable.of("a", kind, values)) {
                        Dataset dataset = table.dataset(cuts);
                        try (TestScan scan = new TestScan(dataset)) {
                            assertThat(scan.run(compliance(predicate, dataset))).isEqualTo(whole);
                            assertThat(scan.runConcurrently(compliance(predicate, dataset)))
                                    .isEqualTo(whole);
                        }
                    }
                }
            }
        }
    }

    private static SplitStatistics statistics(OptionalLong rows, ColumnStatistics column) {
        return new SplitStatistics() {
            @Override
            public OptionalLong rows() {
                return rows;
            }

            @Override
            public Optional<ColumnStatistics> column(ColumnPath path) {
                return Optional.of(column);
            }
        };
    }

    @Test
    void statisticsDecideWhereBoundsAndNullsDo() throws Exception {
        try (TestTable table = TestTable.of("a", ColumnKind.INT64, List.of(1L))) {
            Compliance compliance = compliance(POSITIVE, table.dataset());
            ColumnStatistics known = new ColumnStatistics(
                    OptionalLong.of(2),
                    Optional.of(new ColumnStatistics.Bound(1L, true)),
                    Optional.of(new ColumnStatistics.Bound(9L, true)));
            assertThat(compliance.fromStatistics(statistics(OptionalLong.of(10), known)))
                    .contains(new ComplianceState(10, 8));
            assertThat(compliance.fromStatistics(statistics(OptionalLong.empty(), known)))
                    .isEmpty();
            assertThat(compliance.fromStatistics(statistics(OptionalLong.of(10), ColumnStatistics.UNKNOWN)))
                    .isEmpty();
            assertThat(compliance.fromStatistics(statistics(OptionalLong.of(0), ColumnStatistics.UNKNOWN)))
                    .contains(new ComplianceState(0, 0));
            assertThat(compliance.fromStatistics(SplitStatistics.NONE)).isEmpty();
        }
    }

    @Test
    void aValueThatCostsTooMuchIsPlacedInItsSplit() throws Exception {
        List<@Nullable Object> values = Arrays.asList("b", "b", "b", "a".repeat(40));
        try (TestTable table = TestTable.of("a", ColumnKind.TEXT, values)) {
            Dataset dataset = table.dataset();
            Compliance compliance = compliance(Predicates.matches("(a*)*\\1b", false), dataset);
            try (TestScan scan = new TestScan(dataset).withBatchRows(3)) {
                assertThatThrownBy(() -> scan.run(compliance))
                        .isInstanceOf(RuleLimitException.class)
                        .hasMessageEndingWith("(column a, row 4 of its split)");
            }
        }
    }

    @Test
    void equalMeasurementsAreEqual() throws Exception {
        try (TestTable table = TestTable.of("a", ColumnKind.INT64, List.of(1L))) {
            Dataset dataset = table.dataset();
            ValuePredicate same = Predicates.number(ValueCondition.of(ConditionOperator.GT, NumberOperand.of(0.0)));
            assertThat(compliance(same, dataset)).isEqualTo(compliance(POSITIVE, dataset));
        }
    }
}

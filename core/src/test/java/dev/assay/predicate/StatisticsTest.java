package dev.assay.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.ColumnStatistics;
import dev.assay.data.ColumnStatistics.Bound;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Answers from statistics against a full look at the rows. */
class StatisticsTest {
    private static int order(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return Long.compare(a, b);
        }
        if (left instanceof Double a && right instanceof Double b) {
            return Double.compare(a, b);
        }
        if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
            return a.compareTo(b);
        }
        return Arrays.compareUnsigned(
                left.toString().getBytes(StandardCharsets.UTF_8),
                right.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What a careful reader would state of the cells, leaving out or loosening some of it. */
    private static ColumnStatistics statistics(List<@Nullable Object> cells, ArrowType type, SplittableRandom random) {
        List<Object> values = new ArrayList<>();
        cells.stream().filter(cell -> cell != null).forEach(values::add);
        OptionalLong nulls =
                random.nextInt(5) == 0 ? OptionalLong.empty() : OptionalLong.of(cells.size() - values.size());
        boolean hasNan = values.stream().anyMatch(value -> value instanceof Double number && number.isNaN());
        if (values.isEmpty() || hasNan || type.equals(Types.BINARY) || random.nextInt(8) == 0) {
            return new ColumnStatistics(nulls, Optional.empty(), Optional.empty());
        }
        Object low = values.stream()
                .min(Comparator.comparing(value -> value, StatisticsTest::order))
                .orElseThrow();
        Object high = values.stream()
                .max(Comparator.comparing(value -> value, StatisticsTest::order))
                .orElseThrow();
        boolean loose = random.nextInt(4) == 0;
        return new ColumnStatistics(nulls, bound(low, loose, -1, random), bound(high, loose, 1, random));
    }

    private static Optional<Bound> bound(Object value, boolean loose, int direction, SplittableRandom random) {
        if (value instanceof Double number && number == 0) {
            // A zero of either sign may stand for the other.
            return Optional.of(new Bound(random.nextBoolean() ? 0.0 : -0.0, !loose));
        }
        if (!loose) {
            return Optional.of(new Bound((Comparable<?>) value, true));
        }
        if (value instanceof Long number) {
            long step = random.nextLong(3);
            boolean room = direction < 0 ? number > Long.MIN_VALUE + 3 : number < Long.MAX_VALUE - 3;
            return Optional.of(new Bound(room ? number + direction * step : number, false));
        }
        if (value instanceof Double number) {
            return Optional.of(new Bound(direction < 0 ? Math.nextDown(number) : Math.nextUp(number), false));
        }
        if (value instanceof BigDecimal number) {
            return Optional.of(
                    new Bound(number.add(new BigDecimal("0.001").multiply(BigDecimal.valueOf(direction))), false));
        }
        String text = value.toString();
        return Optional.of(new Bound(direction < 0 ? text.substring(0, text.isEmpty() ? 0 : 1) : text + "z", false));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void neverSayAnythingElseThanTheRows(@ForAll long seed) {
        RandomCases cases = new RandomCases(seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20; i++) {
            RandomCases.Case each = cases.next(1 + random.nextInt(12));
            ColumnStatistics statistics = statistics(each.cells(), each.type(), random);
            long expected = each.cells().stream().filter(each.twin()).count();
            OptionalLong passing = each.predicate()
                    .passing(Cells.typeOf(each.type()), statistics, each.cells().size());
            if (passing.isPresent()) {
                assertThat(passing.getAsLong())
                        .as("%s over %s by %s", each.name(), each.cells(), statistics)
                        .isEqualTo(expected);
            }
        }
    }

    /** Without this the property above would hold of statistics that never say anything. */
    @Test
    void decideManyRandomCases() {
        int decided = 0;
        int undecided = 0;
        SplittableRandom random = new SplittableRandom(7);
        RandomCases cases = new RandomCases(7);
        for (int i = 0; i < 2000; i++) {
            RandomCases.Case each = cases.next(1 + random.nextInt(12));
            ColumnStatistics statistics = statistics(each.cells(), each.type(), random);
            if (each.predicate()
                    .passing(Cells.typeOf(each.type()), statistics, each.cells().size())
                    .isPresent()) {
                decided++;
            } else {
                undecided++;
            }
        }
        assertThat(decided).isGreaterThan(600);
        assertThat(undecided).isGreaterThan(200);
    }

    private static final int ROWS = 10;

    private static ColumnStatistics of(@Nullable Long nulls, Comparable<?> low, Comparable<?> high, boolean exact) {
        return new ColumnStatistics(
                nulls == null ? OptionalLong.empty() : OptionalLong.of(nulls),
                Optional.of(new Bound(low, exact)),
                Optional.of(new Bound(high, exact)));
    }

    private static OptionalLong passing(
            ConditionOperator operator, long operand, ArrowType type, ColumnStatistics known) {
        return Predicates.number(ValueCondition.of(operator, NumberOperand.of(operand)))
                .passing(Cells.typeOf(type), known, ROWS);
    }

    @Test
    void decideComparisonsByBounds() {
        ColumnStatistics known = of(3L, 5L, 9L, true);
        assertThat(passing(ConditionOperator.GT, 4, Types.INT64, known)).hasValue(7);
        assertThat(passing(ConditionOperator.GT, 9, Types.INT64, known)).hasValue(0);
        assertThat(passing(ConditionOperator.GT, 5, Types.INT64, known)).isEmpty();
        assertThat(passing(ConditionOperator.NE, 4, Types.INT64, known)).hasValue(10);
        assertThat(passing(ConditionOperator.EQ, 4, Types.INT64, known)).hasValue(0);
        assertThat(passing(ConditionOperator.EQ, 5, Types.INT64, known)).isEmpty();
    }

    @Test
    void needNoNullCountWhereNullsAnswerAsTheValuesDo() {
        ColumnStatistics known = of(null, 5L, 9L, true);
        assertThat(passing(ConditionOperator.NE, 4, Types.INT64, known)).hasValue(10);
        assertThat(passing(ConditionOperator.GT, 9, Types.INT64, known)).hasValue(0);
        assertThat(passing(ConditionOperator.GT, 4, Types.INT64, known)).isEmpty();
    }

    @Test
    void decideEqualityOnlyByBoundsThatAreValues() {
        assertThat(passing(ConditionOperator.EQ, 5, Types.INT64, of(0L, 5L, 5L, true)))
                .hasValue(10);
        assertThat(passing(ConditionOperator.EQ, 5, Types.INT64, of(0L, 5L, 5L, false)))
                .isEmpty();
        ValuePredicate text = Predicates.text(TextMembers.equalTo("m"), ZoneOffset.UTC);
        assertThat(text.passing(Cells.typeOf(Types.TEXT), of(2L, "m", "m", true), ROWS))
                .hasValue(8);
        assertThat(text.passing(Cells.typeOf(Types.TEXT), of(2L, "m", "m", false), ROWS))
                .isEmpty();
        assertThat(text.passing(Cells.typeOf(Types.TEXT), of(2L, "n", "z", false), ROWS))
                .hasValue(0);
        assertThat(text.passing(Cells.typeOf(Types.TEXT), of(2L, "a", "z", true), ROWS))
                .isEmpty();
    }

    @Test
    void takeAZeroForBothZeros() {
        ValuePredicate positive = Predicates.text(TextMembers.equalTo("0.0"), ZoneOffset.UTC);
        assertThat(positive.passing(Cells.typeOf(Types.FLOAT64), of(0L, 0.0, 0.0, true), ROWS))
                .isEmpty();
        assertThat(passing(ConditionOperator.EQ, 0, Types.FLOAT64, of(0L, -0.0, 0.0, true)))
                .hasValue(10);
    }

    @Test
    void areIgnoredWhereTheyContradictThemselvesOrTheType() {
        assertThat(passing(ConditionOperator.GT, 4, Types.INT64, of(0L, 9L, 5L, true)))
                .isEmpty();
        assertThat(passing(ConditionOperator.GT, 4, Types.INT64, of(11L, 5L, 9L, true)))
                .isEmpty();
        assertThat(passing(ConditionOperator.GT, 4, Types.INT64, of(0L, 5.0, 9.0, true)))
                .isEmpty();
        assertThat(passing(ConditionOperator.GT, 4, Types.FLOAT64, of(0L, 5L, 9L, true)))
                .isEmpty();
        ValuePredicate text = Predicates.text(TextMembers.equalTo("m"), ZoneOffset.UTC);
        assertThat(text.passing(Cells.typeOf(Types.TEXT), of(0L, "z", "a", true), ROWS))
                .isEmpty();
    }

    @Test
    void doNotTrustTextsThatMayStandForDamagedBytes() {
        ValuePredicate text = Predicates.text(TextMembers.equalTo("\uFFFD"), ZoneOffset.UTC);
        assertThat(text.passing(Cells.typeOf(Types.TEXT), of(0L, "\uFFFD", "\uFFFD", true), ROWS))
                .isEmpty();
    }

    @Test
    void answerForColumnsOfNullsOnly() {
        ColumnStatistics known = new ColumnStatistics(OptionalLong.of(ROWS), Optional.empty(), Optional.empty());
        assertThat(passing(ConditionOperator.NE, 4, Types.INT64, known)).hasValue(10);
        assertThat(passing(ConditionOperator.GT, 4, Types.INT64, known)).hasValue(0);
    }

    @Test
    void leaveAnExpensivePatternToTheReader() throws Exception {
        ValuePredicate predicate = Predicates.matches("(a*)*\\1b", false);
        String value = "a".repeat(40);
        assertThat(predicate.passing(Cells.typeOf(Types.TEXT), of(0L, value, value, true), ROWS))
                .isEmpty();
    }
}

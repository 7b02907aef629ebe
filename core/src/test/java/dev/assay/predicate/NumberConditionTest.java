package dev.assay.predicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.metric.Metric;
import dev.assay.result.Cause;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberConditionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            = 0.5               | 0.5  | true
            = 0.5               | 0.5000001 | false
            != 0.5              | 0.5  | false
            > 0.5               | 0.5  | false
            >= 0.5              | 0.5  | true
            < 0.5               | 0.5  | false
            <= 0.5              | 0.5  | true
            between 1 and 2     | 1    | false
            between 1 and 2     | 1.5  | true
            between 1 and 2     | 2    | false
            not between 1 and 2 | 1    | true
            not between 1 and 2 | 1.5  | false
            not between 1 and 2 | 2    | true
            between 2 and 1     | 1.5  | false
            not between 2 and 1 | 1.5  | true
            in [1, 2]           | 2    | true
            in [1, 2]           | 3    | false
            not in [1, 2]       | 3    | true
            = 0                 | -0.0 | true
            = 0.1               | 0.1  | true
            = 0.1 + 0.2         | 0.3  | true
            > 95                | 0.99 | false
            < 1 / 0             | 1e308 | true
            """)
    void realNumbersAreJudged(String condition, double metric, boolean expected) throws Exception {
        assertThat(Rules.number(condition).test(metric)).isEqualTo(expected);
        assertThat(Rules.number(condition).test((Metric.Value) Metric.of(metric)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            = 1                 | false
            != 1                | true
            > 1                 | false
            >= 1                | false
            < 1                 | false
            <= 1                | false
            between 0 and 1     | false
            not between 0 and 1 | false
            in [1]              | false
            not in [1]          | true
            = 0 / 0             | false
            != 0 / 0            | true
            """)
    void nanMeetsOnlyTheNegativeConditions(String condition, boolean expected) throws Exception {
        assertThat(Rules.number(condition).test(Double.NaN)).isEqualTo(expected);
    }

    @Test
    void anOperandThatIsNanIsMetByNegativeConditionsOnly() throws Exception {
        assertThat(Rules.number("> 0 / 0").testCount(1)).isFalse();
        assertThat(Rules.number("not between 0 / 0 and 1").test(5)).isFalse();
        assertThat(Rules.number("!= 0 / 0").testCount(1)).isTrue();
    }

    @Test
    void countsCompareExactly() throws Exception {
        long odd = 9007199254740993L;
        assertThat(Rules.number("= 9007199254740992").test((Metric.Value) Metric.count(odd)))
                .isFalse();
        assertThat(Rules.number("= 9007199254740993").test((Metric.Value) Metric.count(odd)))
                .isTrue();
        // As doubles the two are the same number.
        assertThat(Rules.number("= 9007199254740992").test((double) odd)).isTrue();
        assertThat(Rules.number("> 3.5").testCount(4)).isTrue();
        assertThat(Rules.number("= 3.5").testCount(4)).isFalse();
        assertThat(Rules.number("< 1 / 0").testCount(Long.MAX_VALUE)).isTrue();
        assertThat(Rules.number("> 0 - 1 / 0").testCount(Long.MIN_VALUE)).isTrue();
    }

    @Test
    void everyRowIsAMatterOfCounts() {
        long rows = 3_000_000_000_000_000_000L;
        assertThat(NumberCondition.EVERY_ROW.testRatio(rows - 1, rows)).isFalse();
        assertThat(NumberCondition.EVERY_ROW.testRatio(rows, rows)).isTrue();
        assertThat(NumberCondition.EVERY_ROW.testRatio(0, 0)).isTrue();
        assertThatThrownBy(() -> NumberCondition.EVERY_ROW.testCount(1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sharesAreQuotientsOfDoubles() throws Exception {
        long rows = 3_000_000_000_000_000_000L;
        assertThat(Rules.number("= 1").testRatio(rows - 1, rows)).isTrue();
        assertThat(Rules.number(">= 0.9999999").testRatio(2_999_999_700L, 3_000_000_000L))
                .isTrue();
        assertThat(Rules.number("= 1 / 3").testRatio(1, 3)).isTrue();
        assertThat(Rules.number(">= 0").testRatio(0, 0)).isFalse();
        assertThat(Rules.number("!= 0.5").testRatio(0, 0)).isTrue();
    }

    @Test
    void nullIsNoOperandOfAMetric() {
        assertThatThrownBy(() -> Rules.number("= NULL"))
                .isInstanceOfSatisfying(
                        PredicateException.class, e -> assertThat(e.reason()).isEqualTo(Cause.BAD_ARGUMENT))
                .hasMessage("A number is needed, but NULL is none");
    }

    @Test
    void callsAreResolvedByTheCaller() throws Exception {
        assertThatThrownBy(() -> Rules.number("> avg(last(3))"))
                .isInstanceOfSatisfying(
                        PredicateException.class, e -> assertThat(e.reason()).isEqualTo(Cause.UNSUPPORTED))
                .hasMessage("dynamic operands have no meaning here");
        NumberCondition condition = NumberCondition.of(
                Rules.condition("RowCount between 0.9 * avg(last(7)) and 1.1 * avg(last(7))"),
                call -> NumberOperand.of(call.name().equals("avg") ? 10.0 : Double.NaN));
        assertThat(List.of(9L, 10L, 11L).stream().map(condition::testCount).toList())
                .containsExactly(false, true, false);
    }
}

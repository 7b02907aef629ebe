package dev.assay.predicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.assay.dqdl.ast.Arithmetic;
import dev.assay.dqdl.ast.Compare;
import dev.assay.dqdl.ast.NumberLiteral;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.Operator;
import dev.assay.dqdl.ast.SourceRange;
import dev.assay.dqdl.ast.Text;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperandsTest {
    private static NumberOperand number(String expression) throws PredicateException {
        Operand operand = ((Compare) Rules.condition("RowCount = " + expression)).operand();
        return Operands.number(operand, Operands.Calls.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "1 + 2 * 3, 9",
        "10 - 4 / 2, 3",
        "1 + (2 * 3), 7",
        "0.1 + 0.2, 0.3",
        "10 / 3 * 3, 10",
        "1 / 3 + (2 / 3), 1",
        "5--3, 8",
        "7 / 8, 0.875",
        "9007199254740993, 9007199254740993",
        "0.00, 0"
    })
    void arithmeticIsExactAndFromLeftToRight(String expression, BigDecimal expected) throws Exception {
        assertThat(number(expression).exact().orElseThrow()).isEqualByComparingTo(expected);
        assertThat(number(expression).value()).isEqualTo(expected.doubleValue());
    }

    @Test
    void quotientsWithoutEndAreNearestDoubles() throws Exception {
        assertThat(number("1 / 3").value()).isEqualTo(1 / 3.0);
        assertThat(number("1 / 3").exact().orElseThrow().precision()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "1 / 0, Infinity",
        "-1 / 0, -Infinity",
        "0 / 0, NaN",
        "1 / 0 - 5, Infinity",
        "1 / 0 * 0, NaN",
        "1 / (1 / 0), 0.0"
    })
    void divisionByZeroIsWhatDoublesMakeOfIt(String expression, double expected) throws Exception {
        assertThat(number(expression).value()).isEqualTo(Double.valueOf(expected));
        assertThat(number(expression).exact().isPresent()).isEqualTo(Double.isFinite(expected));
    }

    @Test
    void longChainsOfDivisionsStayAffordable() throws Exception {
        Operand chain = NumberLiteral.of(BigDecimal.ONE);
        double expected = 1;
        for (int i = 0; i < 20_000; i++) {
            BigDecimal prime = BigDecimal.valueOf(i % 2 == 0 ? 7919 : 7907);
            Operator operator = i % 4 < 2 ? Operator.DIVIDE : Operator.TIMES;
            chain = new Arithmetic(chain, operator, NumberLiteral.of(prime), SourceRange.NONE);
            expected = operator == Operator.DIVIDE ? expected / prime.doubleValue() : expected * prime.doubleValue();
        }
        assertThat(Operands.number(chain, Operands.Calls.NONE).value()).isCloseTo(expected, withPercentage(1e-6));
    }

    @Test
    void textsAreNoNumbers() {
        assertThatThrownBy(() -> Operands.number(Text.of("a"), Operands.Calls.NONE))
                .isInstanceOf(PredicateException.class)
                .hasMessage("A number is needed, but \"a\" is none");
    }

    @Test
    void equalNumbersAreEqualOperands() {
        assertThat(NumberOperand.of(new BigDecimal("1.50"))).isEqualTo(NumberOperand.of(new BigDecimal("1.5")));
        assertThat(NumberOperand.of(0.1)).isEqualTo(NumberOperand.of(new BigDecimal("0.1")));
        assertThat(NumberOperand.of(new BigDecimal("1e400")).value()).isEqualTo(Double.POSITIVE_INFINITY);
    }
}

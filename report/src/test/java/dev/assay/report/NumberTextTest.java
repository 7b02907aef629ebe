package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "0.0, 0",
        "-0.0, 0",
        "1.0, 1",
        "-93.0, -93",
        "12345678.0, 12345678",
        "0.95, 0.95",
        "0.6666666666666666, 0.6666666666666666",
        "0.9763982102908277, 0.9763982102908277",
        "999999999999999.0, 999999999999999",
        "1.0E15, 1000000000000000",
        "9007199254740993.0, 9007199254740992",
        "1.0E20, 100000000000000000000",
        "1.2345E20, 123450000000000000000",
        "1.0E21, 1e+21",
        "1.5E300, 1.5e+300",
        "-1.7976931348623157E308, -1.7976931348623157e+308",
        "5.0E-4, 0.0005",
        "1.0E-6, 0.000001",
        "1.25E-6, 0.00000125",
        "1.0E-7, 1e-7",
        "4.9E-324, 4.9e-324",
        "123.456, 123.456",
        "0.1, 0.1",
        "2.0E-3, 0.002",
    })
    void laysNumbersOutAsGluesConsoleDoes(String value, String expected) {
        assertThat(NumberText.real(Double.parseDouble(value))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 10, -1, Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1})
    void writesCountsExactly(long value) {
        assertThat(NumberText.of(value)).isEqualTo(Long.toString(value));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatJsonCannotHold(double value) {
        assertThat(NumberText.writable(value)).isFalse();
        assertThatThrownBy(() -> NumberText.of(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void readsBackAsTheSameNumberWithTheFewestDigits(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (!Double.isFinite(value)) {
            return;
        }
        String text = NumberText.of(value);
        assertThat(Double.parseDouble(text)).isEqualTo(value);
        BigDecimal shortest = new BigDecimal(NumberOutput.toString(value, true));
        assertThat(new BigDecimal(text)).isEqualByComparingTo(shortest);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "999, 999", "1000, '1,000'", "8940, '8,940'", "-1234567, '-1,234,567'", "-123, -123"})
    void groupsThousands(long value, String expected) {
        assertThat(NumberText.grouped(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "210432, 210.4 kB",
        "1999999, 1.9 MB",
        "9223372036854775807, 9.2 EB"
    })
    void writesSizesForPeople(long value, String expected) {
        assertThat(NumberText.bytes(value)).isEqualTo(expected);
    }
}

package dev.assay.internal.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparkNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "5, 5",
        "+5, 5",
        "-0, 0",
        "2.5, 2",
        "2., 2",
        ".5, 0",
        "-2.99, -2",
        "007, 7",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "'\t 12\u007f\n', 12"
    })
    void readsWholeNumbersAndCutsFractions(String text, long value) {
        byte[] bytes = text.getBytes(UTF_8);
        assertThat(SparkNumbers.isWhole(bytes, 0, bytes.length)).isTrue();
        assertThat(SparkNumbers.whole(bytes, 0, bytes.length)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "+",
                "-.",
                "1e3",
                "0x1F",
                "1,000",
                "1_000",
                "1L",
                "1.2.3",
                "\u00a05",
                "9223372036854775808",
                "-9223372036854775809",
                "99999999999999999999",
                "5 5",
                "٣"
            })
    void refusesWhatIsNoWholeNumber(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        assertThat(SparkNumbers.isWhole(bytes, 0, bytes.length)).isFalse();
        assertThat(SparkNumbers.whole(bytes, 0, bytes.length)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "1e3, 1000",
        ".5, 0.5",
        "2., 2",
        "1.0f, 1",
        "1d, 1",
        "' 7 ', 7",
        "NaN, NaN",
        "nan, NaN",
        "inf, Infinity",
        "-Infinity, -Infinity",
        "1e400, Infinity"
    })
    void readsFloatingPointNumbers(String text, double value) {
        byte[] bytes = text.getBytes(UTF_8);
        assertThat(SparkNumbers.floating(bytes, 0, bytes.length)).isEqualTo(Double.valueOf(value));
        assertThat(SparkNumbers.isFloating(bytes, 0, bytes.length)).isTrue();
        assertThat(SparkNumbers.singleFloating(bytes, 0, bytes.length)).isEqualTo(Float.valueOf((float) value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "0x1F", "1,000", "abc", "infinit", "nano", "1 2"})
    void refusesWhatIsNoFloatingPointNumber(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        assertThat(SparkNumbers.floating(bytes, 0, bytes.length)).isNull();
        assertThat(SparkNumbers.singleFloating(bytes, 0, bytes.length)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1.005, 1.01",
        "-1.005, -1.01",
        "1e2, 100.00",
        "999.994, 999.99",
        "٣, 3.00",
        "1e-999999999, 0.00",
        "0e999999999, 0.00"
    })
    void roundsDecimalsHalfUp(String text, BigDecimal value) {
        byte[] bytes = text.getBytes(UTF_8);
        assertThat(SparkNumbers.decimal(bytes, 0, bytes.length, 5, 2)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", ".", "1e3", "999.995", "1e999999999", "1f"})
    void refusesDecimalsThatDoNotFit(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        assertThat(SparkNumbers.decimal(bytes, 0, bytes.length, 5, 2)).isNull();
    }

    @Test
    void refusesDecimalsThatAreTooLongToReadInLinearTime() {
        byte[] bytes = "0".repeat(SparkNumbers.MAX_DECIMAL_CHARS + 1).getBytes(UTF_8);
        assertThat(SparkNumbers.decimal(bytes, 0, bytes.length, 5, 2)).isNull();
        assertThat(SparkNumbers.decimal(bytes, 0, bytes.length - 1, 5, 2)).isEqualTo(new BigDecimal("0.00"));
    }

    @ParameterizedTest
    @CsvSource({
        "t, true",
        "TRUE, true",
        "y, true",
        "Yes, true",
        "' 1 ', true",
        "f, false",
        "false, false",
        "n, false",
        "NO, false",
        "0, false"
    })
    void readsBooleans(String text, boolean value) {
        byte[] bytes = text.getBytes(UTF_8);
        assertThat(SparkNumbers.bool(bytes, 0, bytes.length)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "on", "off", "2", "truee", "tr ue"})
    void refusesWhatIsNoBoolean(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        assertThat(SparkNumbers.bool(bytes, 0, bytes.length)).isNull();
    }
}

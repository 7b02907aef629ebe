package dev.assay.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestFloatTest {
    @ParameterizedTest
    @CsvSource({
        "0.0, 0.0",
        "-0.0, -0.0",
        "1.0, 1.0",
        "-1.5, -1.5",
        "0.1, 0.1",
        "100.0, 100.0",
        "9999999.0, 9999999.0",
        "1.0E7, 1.0E7",
        "123456789.0, 1.23456789E8",
        "0.001, 0.001",
        "0.002, 0.002",
        "9.999E-4, 9.999E-4",
        "4.9E-324, 4.9E-324",
        "9.9E-324, 9.9E-324",
        "1.0E23, 1.0E23",
        "2.0E-3, 0.002",
        "2.2250738585072014E-308, 2.2250738585072014E-308",
        "1.7976931348623157E308, 1.7976931348623157E308",
        "9007199254740993, 9.007199254740992E15",
        "2.0E23, 2.0E23",
        "5.684341886080802E-14, 5.684341886080802E-14",
        "NaN, NaN",
        "Infinity, Infinity",
        "-Infinity, -Infinity"
    })
    void writesDoublesAsEveryJdkFrom19On(double value, String text) {
        assertThat(ShortestFloat.text(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "1.4E-45, 1.4E-45",
        "3.4028235E38, 3.4028235E38",
        "16777216, 1.6777216E7",
        "0.3, 0.3",
        "1.0E10, 1.0E10",
        "1.17549435E-38, 1.1754944E-38",
        "9.8E-45, 9.8E-45",
        "-0.0, -0.0",
        "NaN, NaN",
        "-Infinity, -Infinity"
    })
    void writesFloatsAsEveryJdkFrom19On(float value, String text) {
        assertThat(ShortestFloat.text(value)).isEqualTo(text);
    }

    @Test
    void agreesWithTheSlowSearchOnRandomDoubles() {
        SplittableRandom random = new SplittableRandom(20241125);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value) && value != 0) {
                assertThat(new BigDecimal(ShortestFloat.text(value))).isEqualByComparingTo(slow(value, false));
            }
        }
    }

    @Test
    void agreesWithTheSlowSearchAtPowersOfTwoAndTheirNeighbours() {
        for (int exponent = -1074; exponent < 1024; exponent++) {
            double power = Math.scalb(1.0, exponent);
            for (double value : new double[] {Math.nextDown(power), power, Math.nextUp(power)}) {
                if (value != 0) {
                    assertThat(new BigDecimal(ShortestFloat.text(value))).isEqualByComparingTo(slow(value, false));
                }
            }
        }
        for (int exponent = -149; exponent < 128; exponent++) {
            float power = Math.scalb(1.0f, exponent);
            for (float value : new float[] {Math.nextDown(power), power, Math.nextUp(power)}) {
                if (value != 0) {
                    assertThat(new BigDecimal(ShortestFloat.text(value))).isEqualByComparingTo(slow(value, true));
                }
            }
        }
    }

    @Test
    void agreesWithTheSlowSearchOnRandomFloats() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(value) && value != 0) {
                assertThat(new BigDecimal(ShortestFloat.text(value))).isEqualByComparingTo(slow(value, true));
            }
        }
    }

    @Property(tries = 200)
    void readsBack(@ForAll double value) {
        assertThat(Double.parseDouble(ShortestFloat.text(value))).isEqualTo(value);
    }

    /** The nearest decimal with the fewest digits, but at least two, that reads back: tried digit count by digit count. */
    private static BigDecimal slow(double value, boolean single) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 2; ; digits++) {
            BigDecimal down = exact.round(new MathContext(digits, RoundingMode.DOWN));
            BigDecimal up = down.add(new BigDecimal(BigInteger.valueOf(exact.signum()), unitScale(exact, digits)));
            boolean downFits = reads(down, value, single);
            boolean upFits = reads(up, value, single);
            if (downFits || upFits) {
                int order =
                        exact.subtract(down).abs().compareTo(up.subtract(exact).abs());
                boolean even = !down.setScale(unitScale(exact, digits), RoundingMode.UNNECESSARY)
                        .unscaledValue()
                        .testBit(0);
                return downFits && (!upFits || order < 0 || order == 0 && even) ? down : up;
            }
        }
    }

    private static int unitScale(BigDecimal exact, int digits) {
        return digits - (exact.precision() - exact.scale());
    }

    private static boolean reads(BigDecimal text, double value, boolean single) {
        return single ? text.floatValue() == (float) value : text.doubleValue() == value;
    }
}

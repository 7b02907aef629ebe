package dev.assay.readers.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class NumberScanTest {
    private static final Pattern GRAMMAR = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final BigInteger LOWEST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger HIGHEST = BigInteger.valueOf(Long.MAX_VALUE);

    private static String random(Random random) {
        if (random.nextInt(4) == 0) {
            return random.nextBoolean()
                    ? Double.toString(Double.longBitsToDouble(random.nextLong()))
                    : Long.toString(random.nextLong());
        }
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "-" : "");
        digits(text, random);
        if (random.nextBoolean()) {
            digits(text.append('.'), random);
        }
        if (random.nextInt(3) == 0) {
            digits(text.append(random.nextBoolean() ? "e" : "E-"), random);
        }
        if (random.nextInt(20) == 0) {
            text.insert(random.nextInt(text.length() + 1), "e.+-0 x".charAt(random.nextInt(7)));
        }
        return text.toString();
    }

    private static void digits(StringBuilder text, Random random) {
        int count = random.nextInt(random.nextBoolean() ? 5 : 22);
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + (random.nextInt(3) == 0 ? 0 : random.nextInt(10))));
        }
    }

    @Property(tries = 200)
    void agreesWithTheJdk(@ForAll long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            check(random(random));
        }
    }

    private static void check(String text) {
        byte[] bytes = (" " + text + " ").getBytes(StandardCharsets.UTF_8);
        NumberScan scan = new NumberScan();
        boolean number = GRAMMAR.matcher(text).matches();
        assertThat(scan.isNumber(bytes, 1, bytes.length - 1, 1000)).as(text).isEqualTo(number);
        if (!number) {
            return;
        }
        assertThat(scan.doubleValue()).as(text).isEqualTo(Double.parseDouble(text));
        boolean whole = text.matches("-?[0-9]+");
        assertThat(scan.isWhole()).as(text).isEqualTo(whole);
        if (whole) {
            BigInteger value = new BigInteger(text);
            boolean fits = value.compareTo(LOWEST) >= 0 && value.compareTo(HIGHEST) <= 0;
            assertThat(scan.isLong()).as(text).isEqualTo(fits);
            assertThat(scan.wholeDigits())
                    .as(text)
                    .isEqualTo(value.signum() == 0 ? 0 : value.abs().toString().length());
            if (fits) {
                assertThat(scan.longValue()).as(text).isEqualTo(value.longValue());
            }
        } else {
            assertThat(scan.isLong()).as(text).isFalse();
        }
        if (scan.isShort() && Math.abs((long) scan.scale()) < 1000) {
            assertThat(BigDecimal.valueOf(scan.unscaled(), scan.scale()))
                    .as(text)
                    .isEqualByComparingTo(text);
        }
    }

    @Test
    void takesExponentsOfAnySize() {
        check("1e1000000000");
        check("1e-1000000000");
        check("0e99999999999999999999");
        check("-1.5e99999999999999999999999999");
        check("123e-10000000000000000000");
    }

    @Test
    void takesNothingLongerThanAllowed() {
        byte[] digits = "1".repeat(1001).getBytes(StandardCharsets.UTF_8);
        assertThat(new NumberScan().isNumber(digits, 0, 1001, 1000)).isFalse();
        assertThat(new NumberScan().isNumber(digits, 0, 1000, 1000)).isTrue();
        assertThat(new NumberScan().isNumber(digits, 5, 5, 1000)).isFalse();
    }
}

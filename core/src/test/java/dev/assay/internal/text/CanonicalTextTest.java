package dev.assay.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CanonicalTextTest {
    @Test
    void keepsTheScaleOfDecimals() {
        assertThat(CanonicalText.decimal(new BigDecimal("1.50"))).isEqualTo("1.50");
        assertThat(CanonicalText.decimal(150, 2)).isEqualTo("1.50");
        assertThat(CanonicalText.decimal(0, 10)).isEqualTo("0E-10");
    }

    @Test
    void writesDecimalsOf128Bits() {
        BigInteger large = new BigInteger("-12345678901234567890123456789012345678");
        long high = large.shiftRight(64).longValue();
        assertThat(CanonicalText.decimal(high, large.longValue(), 10))
                .isEqualTo("-1234567890123456789012345678.9012345678");
        assertThat(CanonicalText.decimal(-1, -5, 1)).isEqualTo("-0.5");
        assertThat(CanonicalText.decimal(0, -1, 0)).isEqualTo("18446744073709551615");
    }

    @Test
    void writesDatesOfAnyYear() {
        assertThat(CanonicalText.date(LocalDate.of(2024, 1, 15).toEpochDay())).isEqualTo("2024-01-15");
        assertThat(CanonicalText.date(LocalDate.of(33, 4, 3).toEpochDay())).isEqualTo("0033-04-03");
        assertThat(CanonicalText.date(LocalDate.of(10000, 1, 1).toEpochDay())).isEqualTo("+10000-01-01");
        assertThat(CanonicalText.date(LocalDate.of(-44, 3, 15).toEpochDay())).isEqualTo("-0044-03-15");
        assertThat(CanonicalText.date(Integer.MAX_VALUE)).isEqualTo("+5881580-07-11");
        assertThat(CanonicalText.date(Integer.MIN_VALUE)).isEqualTo("-5877641-06-23");
    }

    @Test
    void trimsTheFractionOfTimestamps() {
        assertThat(CanonicalText.timestamp(0, ZoneOffset.UTC)).isEqualTo("1970-01-01 00:00:00");
        assertThat(CanonicalText.timestamp(-1, ZoneOffset.UTC)).isEqualTo("1969-12-31 23:59:59.999999");
        assertThat(CanonicalText.timestamp(1_500_000, ZoneOffset.UTC)).isEqualTo("1970-01-01 00:00:01.5");
        assertThat(CanonicalText.timestamp(1, 10, ZoneOffset.UTC)).isEqualTo("1970-01-01 00:00:01.00000001");
        assertThat(CanonicalText.localTimestamp(1_001_000)).isEqualTo("1970-01-01 00:00:01.001");
    }

    @Test
    void writesInstantsInTheGivenZone() {
        assertThat(CanonicalText.timestamp(0, ZoneId.of("America/New_York"))).isEqualTo("1969-12-31 19:00:00");
        assertThat(CanonicalText.timestamp(1_719_792_000_000_000L, ZoneId.of("Europe/Paris")))
                .isEqualTo("2024-07-01 02:00:00");
    }
}

package dev.assay.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparkDatesTest {
    private static final Instant NOW = Instant.parse("2024-05-06T23:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "2024-01-15, 2024-01-15",
        "2024-1-5, 2024-01-05",
        "2024, 2024-01-01",
        "2024-2, 2024-02-01",
        "' 2024-01-15\t', 2024-01-15",
        "2024-1-5 garbage, 2024-01-05",
        "2024-01-15T, 2024-01-15",
        "2024-01-15T23:30:00-05:00, 2024-01-15",
        "2024-01-15 25:00:00, 2024-01-15",
        "+2024-01-15, 2024-01-15",
        "-0044-03-15, -0044-03-15",
        "0000-01-01, 0000-01-01",
        "1582-10-10, 1582-10-10",
        "10000-01-01, +10000-01-01",
        "5881580-07-11, +5881580-07-11",
        "2024-02-29, 2024-02-29",
        "002024-01-15, 2024-01-15"
    })
    void readsDates(String text, LocalDate date) {
        assertThat(SparkDates.date(text)).isEqualTo(date.toEpochDay());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "20240115",
                "01/02/2024",
                "2024-01-15x",
                "2024-02-30",
                "2023-02-29",
                "0000-00-00",
                "2024-13-01",
                "2024-00-01",
                "2024-001-01",
                "2024-01-",
                "2024-",
                "202-01-01",
                "20240115-01-01",
                "5881580-07-12",
                "2024-01 15",
                "abc",
                "--2024-01-01",
                "2024-01-15\u00a0",
                "٢٠٢٤-01-01"
            })
    void refusesWhatIsNoDate(String text) {
        assertThat(SparkDates.date(text)).isEqualTo(SparkDates.INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-15, 2024-01-15T00:00:00Z",
        "2024-01, 2024-01-01T00:00:00Z",
        "2024-01-15 12, 2024-01-15T12:00:00Z",
        "2024-01-15 1:2, 2024-01-15T01:02:00Z",
        "2024-01-15T01:02:03, 2024-01-15T01:02:03Z",
        "2024-01-15 01:02:03.5, 2024-01-15T01:02:03.5Z",
        "2024-01-15 01:02:03.123456789, 2024-01-15T01:02:03.123456Z",
        "2024-01-15 01:02:03., 2024-01-15T01:02:03Z",
        "2024-01-15T01:02:03Z, 2024-01-15T01:02:03Z",
        "2024-01-15T01:02:03+02:00, 2024-01-14T23:02:03Z",
        "2024-01-15T01:02:03 -2:5, 2024-01-15T03:07:03Z",
        "2024-01-15T01:02:03.25 Europe/Paris, 2024-01-15T00:02:03.25Z",
        "2024-01-15 01:02:03 PST, 2024-01-15T09:02:03Z",
        "2024-01-15 01:02:03UTC+1, 2024-01-15T00:02:03Z",
        "12:30, 2024-05-06T12:30:00Z",
        "T12:30, 2024-05-06T12:30:00Z",
        "T7, 2024-05-06T07:00:00Z",
        "12:30:15 +02:00, 2024-05-07T10:30:15Z",
        "-0044-03-15 01:00:00, -0044-03-15T01:00:00Z",
        "0001-01-01 00:00:00, 0001-01-01T00:00:00Z",
        "294247-01-10 04:00:54.775807, +294247-01-10T04:00:54.775807Z"
    })
    void readsTimestampsInUtc(String text, Instant instant) {
        assertThat(SparkDates.timestamp(text, ZoneOffset.UTC, NOW)).isEqualTo(micros(instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-01-15 25:00:00",
                "2024-01-15 24:00:00",
                "2024-01-15 23:59:60",
                "2024-01-15 12:60",
                "epoch",
                "now",
                "2024-01-15 12:30Z",
                "2024-01-15 01:02:03 Nowhere/Here",
                "2024-01-15 01:02:03z",
                "2024-02-30 00:00:00",
                "-12:30",
                "12",
                "2024-01-15T",
                "2024-01-15 x",
                "2024-01-15 1:2:",
                "2024-01-15 001:00:00",
                "1000000-01-01",
                "294247-01-10 04:00:54.775808",
                "999999-01-01",
                "2024-01-15x01:00:00",
                "2024-01-15 01:02:03+19:00",
                "2024/01/15"
            })
    void refusesWhatIsNoTimestamp(String text) {
        assertThat(SparkDates.timestamp(text, ZoneOffset.UTC, NOW)).isEqualTo(SparkDates.INVALID);
    }

    @Test
    void takesTheOffsetBeforeAClockChangeForTimesInGapsAndOverlaps() {
        ZoneId zone = ZoneId.of("America/New_York");
        assertThat(SparkDates.timestamp("2024-03-10 02:30:00", zone, NOW))
                .isEqualTo(micros(Instant.parse("2024-03-10T07:30:00Z")));
        assertThat(SparkDates.timestamp("2024-11-03 01:30:00", zone, NOW))
                .isEqualTo(micros(Instant.parse("2024-11-03T05:30:00Z")));
    }

    @Test
    void readsTimesAloneAsTodayInTheirZone() {
        ZoneId tokyo = ZoneId.of("Asia/Tokyo");
        assertThat(SparkDates.timestamp("01:00", tokyo, NOW)).isEqualTo(micros(Instant.parse("2024-05-06T16:00:00Z")));
    }

    @Test
    void readsTimestampsWithoutZoneByTheirFields() {
        assertThat(local("2024-01-15 01:02:03")).isEqualTo(micros(Instant.parse("2024-01-15T01:02:03Z")));
        assertThat(local("2024-01-15 01:02:03+05:00")).isEqualTo(micros(Instant.parse("2024-01-15T01:02:03Z")));
        assertThat(local("01:02:03")).isEqualTo(SparkDates.INVALID);
    }

    @Property(tries = 200)
    void civilDaysAgreeWithJavaTime(@ForAll int epochDay, @ForAll @IntRange(min = -50_000, max = 50_000) int months) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        long packed = CivilDays.packed(epochDay);
        assertThat(CivilDays.year(packed)).isEqualTo(date.getYear());
        assertThat(CivilDays.month(packed)).isEqualTo(date.getMonthValue());
        assertThat(CivilDays.dayOfMonth(packed)).isEqualTo(date.getDayOfMonth());
        assertThat(CivilDays.toDay(date.getYear(), date.getMonthValue(), date.getDayOfMonth()))
                .isEqualTo(epochDay);
        assertThat(CivilDays.dayOfWeek(epochDay)).isEqualTo(date.getDayOfWeek().getValue());
        assertThat(CivilDays.isLeap(date.getYear())).isEqualTo(date.isLeapYear());
        assertThat(CivilDays.lengthOfMonth(date.getYear(), date.getMonthValue()))
                .isEqualTo(date.lengthOfMonth());
        assertThat(CivilDays.plusMonths(epochDay, months))
                .isEqualTo(date.plusMonths(months).toEpochDay());
    }

    @Property(tries = 200)
    void printedTimestampsReadBack(
            @ForAll @LongRange(min = -377_705_116_800_000_000L, max = 9_000_000_000_000_000_000L) long micros) {
        for (ZoneId zone : new ZoneId[] {ZoneOffset.UTC, ZoneId.of("+05:30")}) {
            String text = dev.assay.internal.text.CanonicalText.timestamp(micros, zone);
            assertThat(SparkDates.timestamp(text, zone, NOW)).isEqualTo(micros);
        }
    }

    @Property(tries = 200)
    void localTimesAgreeWithJavaTime(@ForAll @LongRange(min = -99_999_999_999L, max = 99_999_999_999L) long second) {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        assertThat(SparkDates.toEpochSecond(second, zone))
                .isEqualTo(ZonedDateTime.of(local, zone).toEpochSecond());
        assertThat(SparkDates.toLocalSecond(second, zone))
                .isEqualTo(Instant.ofEpochSecond(second)
                        .atZone(zone)
                        .toLocalDateTime()
                        .toEpochSecond(ZoneOffset.UTC));
    }

    private static long local(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return SparkDates.localTimestamp(bytes, 0, bytes.length);
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
    }
}

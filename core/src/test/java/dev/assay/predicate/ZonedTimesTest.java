package dev.assay.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.junit.jupiter.api.Test;

/** Times where clocks change, and beyond where they can be told. */
class ZonedTimesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final EvaluationTime IN_BERLIN = new EvaluationTime(Instant.parse("2024-10-28T00:00:00Z"), BERLIN);
    private static final ArrowType SECONDS = Types.timestamp(TimeUnit.SECOND, true);

    private static long second(String instant) {
        return Instant.parse(instant).getEpochSecond();
    }

    private static BitSet passing(String rule, EvaluationTime time, ArrowType type, List<Object> values)
            throws Exception {
        try (Cells cells = new Cells(type, values)) {
            return Cells.passing(Rules.predicate(rule, time).kernel(cells.type()), cells.plain());
        }
    }

    private static BitSet rows(int... rows) {
        BitSet set = new BitSet();
        IntStream.of(rows).forEach(set::set);
        return set;
    }

    @Test
    void aRepeatedLocalTimeIsTheTextOfBothInstants() throws Exception {
        List<Object> values =
                List.of(second("2024-10-27T00:30:00Z"), second("2024-10-27T01:30:00Z"), second("2024-10-27T02:30:00Z"));
        assertThat(passing("ColumnValues \"t\" = \"2024-10-27 02:30:00\"", IN_BERLIN, SECONDS, values))
                .isEqualTo(rows(0, 1));
    }

    @Test
    void aSkippedLocalTimeIsTheTextOfNoInstant() throws Exception {
        List<Object> values = List.of(second("2024-03-31T00:30:00Z"), second("2024-03-31T01:30:00Z"));
        assertThat(passing("ColumnValues \"t\" = \"2024-03-31 02:30:00\"", IN_BERLIN, SECONDS, values))
                .isEqualTo(rows());
        assertThat(passing("ColumnValues \"t\" = \"2024-03-31 03:30:00\"", IN_BERLIN, SECONDS, values))
                .isEqualTo(rows(1));
    }

    @Test
    void theDateOfAnInstantIsThatOfTheZone() throws Exception {
        List<Object> values = List.of(second("2024-01-14T22:59:59Z"), second("2024-01-14T23:00:00Z"));
        assertThat(passing("ColumnValues \"t\" = \"2024-01-15\"", IN_BERLIN, SECONDS, values))
                .isEqualTo(rows(1));
        assertThat(passing("ColumnValues \"t\" = \"2024-01-15\"", Rules.TIME, SECONDS, values))
                .isEqualTo(rows());
    }

    @Test
    void localTimesAreNeverShifted() throws Exception {
        ArrowType local = Types.timestamp(TimeUnit.SECOND, false);
        List<Object> values = List.of(second("2024-01-14T23:59:59Z"), second("2024-01-15T00:00:00Z"));
        assertThat(passing("ColumnValues \"t\" = \"2024-01-15\"", IN_BERLIN, local, values))
                .isEqualTo(rows(1));
        assertThat(passing("ColumnValues \"t\" = \"2024-01-15 00:00:00\"", IN_BERLIN, local, values))
                .isEqualTo(rows(1));
    }

    @Test
    void nowIsCutToTheMinuteInConditionsButNotInAges() throws Exception {
        EvaluationTime time = EvaluationTime.utc(Instant.parse("2024-01-15T00:00:59.5Z"));
        List<Object> values = List.of(second("2024-01-14T00:00:59Z"), second("2024-01-14T00:01:00Z"));
        assertThat(passing("DataFreshness \"t\" <= 24 hours", time, SECONDS, values))
                .isEqualTo(rows(1));
        assertThat(passing("ColumnValues \"t\" = (now() - 24 hours)", time, SECONDS, values))
                .isEqualTo(rows(0, 1));
        assertThat(passing("ColumnValues \"t\" = (now() - 1441 minutes)", time, SECONDS, values))
                .isEqualTo(rows());
    }

    @Test
    void theAgeOfADateCountsFromMidnightToTheFractionOfASecond() throws Exception {
        EvaluationTime time = EvaluationTime.utc(Instant.parse("2024-01-16T00:00:00.5Z"));
        long day = second("2024-01-15T00:00:00Z") / 86_400;
        List<Object> values = List.of(day, day + 1);
        assertThat(passing("DataFreshness \"d\" <= 24 hours", time, Types.DATE, values))
                .isEqualTo(rows(1));
        assertThat(passing("DataFreshness \"d\" > 24 hours", time, Types.DATE, values))
                .isEqualTo(rows(0));
    }

    @Test
    void timesToComeHaveANegativeAge() throws Exception {
        List<Object> values = List.of(second("2030-01-01T00:00:00Z"));
        assertThat(passing("DataFreshness \"t\" < 1 minutes", Rules.TIME, SECONDS, values))
                .isEqualTo(rows(0));
        assertThat(passing("DataFreshness \"t\" > 0 minutes", Rules.TIME, SECONDS, values))
                .isEqualTo(rows());
    }

    @Test
    void timesBeyondAllCalendarsAreEarlierOrLater() throws Exception {
        List<Object> values = List.of(Long.MIN_VALUE, Long.MAX_VALUE, 0L);
        for (EvaluationTime time : List.of(IN_BERLIN, Rules.TIME)) {
            for (boolean zoned : new boolean[] {true, false}) {
                for (TimeUnit unit : TimeUnit.values()) {
                    ArrowType type = Types.timestamp(unit, zoned);
                    assertThat(passing("ColumnValues \"t\" < \"1971-01-01\"", time, type, values))
                            .isEqualTo(rows(0, 2));
                    assertThat(passing("DataFreshness \"t\" < 1 days", time, type, values))
                            .isEqualTo(rows(1));
                }
            }
        }
    }

    @Test
    void theFarthestDaysAreDays() throws Exception {
        List<Object> values = List.of((long) Integer.MIN_VALUE, (long) Integer.MAX_VALUE, 0L);
        assertThat(passing("DataFreshness \"d\" < 1 days", IN_BERLIN, Types.DATE, values))
                .isEqualTo(rows(1));
        assertThat(passing("ColumnValues \"d\" = \"1970-01-01\"", IN_BERLIN, Types.DATE, values))
                .isEqualTo(rows(2));
    }
}

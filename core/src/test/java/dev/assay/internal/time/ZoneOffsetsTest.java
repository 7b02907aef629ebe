package dev.assay.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class ZoneOffsetsTest {
    private static final String[] ZONES = {
        "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "+05:45"
    };

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void agreesWithJavaTimeInAnyOrderOfCalls(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (String name : ZONES) {
            ZoneId zone = ZoneId.of(name);
            ZoneOffsets offsets = new ZoneOffsets(zone);
            for (int i = 0; i < 50; i++) {
                long second = second(random, zone);
                Instant instant = Instant.ofEpochSecond(second);
                assertThat(offsets.offsetAt(second))
                        .isEqualTo(zone.getRules().getOffset(instant).getTotalSeconds());
                LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
                assertThat(offsets.toEpochSecond(second))
                        .isEqualTo(local.atZone(zone).toEpochSecond());
            }
        }
    }

    @Test
    void stopsAtTheEndsOfTheRange() {
        ZoneOffsets east = new ZoneOffsets(ZoneOffset.ofHours(1));
        assertThat(east.toLocalMicros(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(east.toEpochMicros(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(east.toLocalMicros(0)).isEqualTo(3_600_000_000L);
    }

    /** Often near a clock change, sometimes anywhere. */
    private static long second(SplittableRandom random, ZoneId zone) {
        long second = random.nextLong(-60_000_000_000L, 200_000_000_000L);
        ZoneOffsetTransition next = zone.getRules().nextTransition(Instant.ofEpochSecond(second));
        return next == null || random.nextBoolean() ? second : next.toEpochSecond() + random.nextInt(-100_000, 100_000);
    }
}

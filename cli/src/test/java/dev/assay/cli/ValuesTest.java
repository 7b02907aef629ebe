package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.dqdl.Names;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({"500ms, 500", "30s, 30000", "1.5m, 90000", "2h, 7200000", "PT30S, 30000", "5 min, 300000", "0.001s, 1"})
    void readsDurations(String text, long millis) throws UsageException {
        assertThat(Values.duration("--timeout", text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "-3s",
                "0s",
                "3d",
                "1e3s",
                "s",
                "PT",
                "P99999999999D",
                "999999999999999h",
                "1.2345s",
                "PT-3S"
            })
    void refusesWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> Values.duration("--timeout", text))
                .isInstanceOf(UsageException.class)
                .hasMessage("--timeout must be a duration such as 500ms, 30s, 5m or 2h, not '" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "512m, 536870912",
        "2g, 2147483648",
        "1.5GB, 1610612736",
        "64 MB, 67108864",
        "1GiB, 1073741824",
        "10b, 10",
        "3K, 3072",
        "1t, 1099511627776"
    })
    void readsSizes(String text, long bytes) throws UsageException {
        assertThat(Values.size("--memory", text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.5", "1x", "1mib2", "1gg", "999999999999999t", "m", "1e9"})
    void refusesWhatIsNoSize(String text) {
        assertThatThrownBy(() -> Values.size("--memory", text))
                .isInstanceOf(UsageException.class)
                .hasMessage("--memory must be a size such as 512m, 2g or 1.5GB, not '" + text + "'");
    }

    @Test
    void readsInstants() throws UsageException {
        Instant expected = Instant.parse("2025-03-18T06:00:00Z");
        assertThat(Values.instant("--now", "2025-03-18T06:00:00Z")).isEqualTo(expected);
        assertThat(Values.instant("--now", "2025-03-18T08:00:00+02:00")).isEqualTo(expected);
        for (String wrong : List.of("2025-03-18", "today", "2025-03-18T06:00:00", "+12345-01-01T00:00:00Z", "")) {
            assertThatThrownBy(() -> Values.instant("--now", wrong))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("--now must be an instant")
                    .hasMessageContaining("not '" + wrong + "'");
        }
    }

    @Test
    void readsZonesAndSuggestsNearOnes() throws UsageException {
        assertThat(Values.zone("--zone", "Europe/Berlin")).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(Values.zone("--zone", "+02:00")).isEqualTo(ZoneId.of("+02:00"));
        assertThatThrownBy(() -> Values.zone("--zone", "Europe/Berlni"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("did you mean Europe/Berlin?");
    }

    @Test
    void readsCountsAndFractions() throws UsageException {
        assertThat(Values.count("--threads", "8")).isEqualTo(8);
        assertThat(Values.fraction("--min-score", "0.95")).isEqualTo(0.95);
        assertThat(Values.fraction("--min-score", "1")).isEqualTo(1.0);
        for (String wrong : List.of("0", "-1", "x", "1.5", "99999999999")) {
            assertThatThrownBy(() -> Values.count("--threads", wrong)).isInstanceOf(UsageException.class);
        }
        for (String wrong : List.of("95", "-0.1", "NaN", "1e-1", "", "95%")) {
            assertThatThrownBy(() -> Values.fraction("--min-score", wrong)).isInstanceOf(UsageException.class);
        }
    }

    @Test
    void splitsPairsAtTheFirstEqualsSign() throws UsageException {
        assertThat(Values.pair("--ref", "a.b-c=x=y.parquet", "ALIAS=DATASET"))
                .isEqualTo(Map.entry("a.b-c", "x=y.parquet"));
        for (String wrong : List.of("a", "=b", "a=", "")) {
            assertThatThrownBy(() -> Values.pair("--ref", wrong, "ALIAS=DATASET"))
                    .hasMessage("--ref must be ALIAS=DATASET, not '" + wrong + "'");
        }
    }

    @Test
    void suggestsTheNearestName() {
        assertThatThrownBy(() -> Values.oneOf("--format", "glue_json", List.of("json", "glue-json")))
                .hasMessage("--format must be one of json, glue-json, not 'glue_json'; did you mean glue-json?");
        assertThat(Names.nearest("jsno", List.of("table", "json"))).contains("json");
        assertThat(Names.nearest("parquet", List.of("table", "json"))).isEmpty();
    }
}

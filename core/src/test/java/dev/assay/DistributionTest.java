package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.Dataset;
import dev.assay.data.memory.Records;
import dev.assay.metric.MetricKey;
import dev.assay.result.AnalyzerOutcome;
import dev.assay.result.DistributionData;
import dev.assay.testing.RebatchedDataset;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The Distribution analyzer. */
class DistributionTest {
    record Row(
            @Nullable Double x,
            @Nullable Long n,
            @Nullable BigDecimal d,
            @Nullable String t,
            @Nullable LocalDate day) {}

    private static AnalyzerOutcome analyzer(Dataset dataset, String text) throws Exception {
        return Assay.check("Analyzers = [ " + text + " ]", dataset).analyzers().get(0);
    }

    private static DistributionData of(Dataset dataset, String column, String more) throws Exception {
        DistributionData data = analyzer(dataset, "Distribution \"" + column + "\"" + more)
                .distributions()
                .get(MetricKey.column(column, "Distribution"));
        assertThat(data).isNotNull();
        return data;
    }

    private static Dataset numbers(@Nullable Double... values) {
        List<Row> rows = new ArrayList<>();
        for (Double value : values) {
            rows.add(new Row(value, null, null, null, null));
        }
        return Records.of("numbers", Row.class, rows);
    }

    @Test
    void numbersAreCountedInBinsOfEqualWidth() throws Exception {
        DistributionData data = of(numbers(0.0, 1.0, 2.5, 5.0, 9.9, 10.0, null, Double.NaN), "x", " with bins = 4");
        assertThat(data.binEdges()).containsExactly("0.0", "2.5", "5.0", "7.5", "10.0");
        assertThat(data.counts()).containsExactly(2L, 1L, 1L, 2L);
        assertThat(data.dataType()).isEqualTo("DoubleType");
        assertThat(of(numbers(0.0, 1.0), "x", "").counts()).hasSize(20);
    }

    @Test
    void extremesAreNoTrouble() throws Exception {
        assertThat(of(numbers(3.0, 3.0), "x", "").binEdges()).containsExactly("3.0", "3.0");
        assertThat(of(numbers(3.0, 3.0), "x", "").counts()).containsExactly(2L);
        assertThat(of(numbers((Double) null), "x", "").counts()).isEmpty();
        assertThat(of(numbers(1.0, Double.POSITIVE_INFINITY), "x", "").counts()).isEmpty();
        DistributionData wide = of(numbers(-Double.MAX_VALUE, 0.0, Double.MAX_VALUE), "x", " with bins = 2");
        assertThat(wide.counts()).containsExactly(1L, 2L);
        Dataset longs = Records.of(
                "longs",
                Row.class,
                List.of(
                        new Row(null, Long.MIN_VALUE, null, null, null),
                        new Row(null, 0L, null, null, null),
                        new Row(null, Long.MAX_VALUE, null, null, null)));
        assertThat(of(longs, "n", " with bins = 2").counts()).containsExactly(1L, 2L);
    }

    @Test
    void everythingElseIsItsMostFrequentValues() throws Exception {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            for (int k = 0; k <= i / 2; k++) {
                rows.add(new Row(null, null, null, "v" + (char) ('A' + i), LocalDate.of(2025, 1, 1 + i)));
            }
        }
        rows.add(new Row(null, null, null, null, null));
        DistributionData texts = of(Records.of("t", Row.class, rows), "t", "");
        assertThat(texts.binEdges()).hasSize(20).startsWith("v]", "v^", "v[", "v\\", "vY");
        assertThat(texts.counts()).startsWith(15L, 15L, 14L, 14L).endsWith(6L, 6L);
        assertThat(texts.dataType()).isEqualTo("StringType");
        DistributionData days = of(Records.of("t", Row.class, rows), "day", "");
        assertThat(days.binEdges()).startsWith("2025-01-29", "2025-01-30");
    }

    @Test
    void allColumnsAtOnce() throws Exception {
        AnalyzerOutcome all = analyzer(numbers(1.0, 2.0), "Distribution AllColumns");
        assertThat(all.distributions()).hasSize(5);
    }

    @Test
    void mistakesAreTold() throws Exception {
        assertThat(analyzer(numbers(1.0), "Distribution \"y\"").message().orElse("-"))
                .contains("does not include column y");
        assertThat(analyzer(numbers(1.0), "Distribution \"x\" with bins = 21")
                        .message()
                        .orElse("-"))
                .contains("bins must be a whole number from 1 to 20, not 21");
    }

    @Test
    void splitsBatchesAndThreadsChangeNothing() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        List<Row> rows = new ArrayList<>();
        Map<String, Long> counts = new HashMap<>();
        long[] bins = new long[5];
        for (int i = 0; i < 5000; i++) {
            String text = "k" + (int) Math.sqrt(random.nextInt(2500));
            counts.merge(text, 1L, Long::sum);
            int number = i < 2 ? i * 100 : random.nextInt(101);
            bins[Math.min(4, number / 20)]++;
            rows.add(new Row((double) number, (long) number, BigDecimal.valueOf(number * 10L, 1), text, null));
        }
        Dataset whole = Records.of("t", Row.class, rows);
        for (Dataset dataset : List.of(whole, new RebatchedDataset(whole, 7))) {
            for (String column : List.of("x", "n", "d")) {
                assertThat(of(dataset, column, " with bins = 5").counts())
                        .as(column)
                        .containsExactly(bins[0], bins[1], bins[2], bins[3], bins[4]);
            }
            DistributionData texts = of(dataset, "t", "");
            List<String> expected = counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(20)
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(texts.binEdges()).isEqualTo(expected);
        }
    }
}

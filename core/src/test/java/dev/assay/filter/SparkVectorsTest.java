package dev.assay.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.internal.time.SparkDates;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Compares with answers recorded from Spark 3.5.7 (default settings, session zone as named): for each expression its type and its text in
 * every row of a small table of corner values. {@code spark-table*.tsv} are the tables, {@code spark-answers*.tsv} what we give as well,
 * {@code spark-differences*.tsv} what we give instead, with the reason. In these files {@code \N} is null and {@code ⏎} a line feed.
 */
class SparkVectorsTest {
    private static final Instant NOW = Instant.parse("2024-05-06T07:08:09.123456Z");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void answersAsSparkDoes() throws Exception {
        assertThat(wrong("spark-table.tsv", "spark-answers.tsv", ZoneOffset.UTC))
                .isEmpty();
    }

    @Test
    void answersAsSparkDoesAroundClockChanges() throws Exception {
        assertThat(wrong("spark-table-new-york.tsv", "spark-answers-new-york.tsv", NEW_YORK))
                .isEmpty();
    }

    @Test
    void differsFromSparkWhereItSaysSo() throws Exception {
        assertThat(changed("spark-table.tsv", "spark-differences.tsv", ZoneOffset.UTC))
                .isEmpty();
        assertThat(changed("spark-table-new-york.tsv", "spark-differences-new-york.tsv", NEW_YORK))
                .isEmpty();
    }

    private static List<String> wrong(String tableFile, String answerFile, ZoneId zone) throws IOException {
        List<String> wrong = new ArrayList<>();
        try (RootAllocator allocator = new RootAllocator();
                FilterTable table = table(allocator, tableFile, zone)) {
            List<String> answers = lines(answerFile);
            assertThat(answers).hasSizeGreaterThan(300);
            for (String line : answers) {
                int tab = line.indexOf('\t');
                String expression = line.substring(0, tab);
                String spark = line.substring(tab + 1);
                for (boolean dictionaries : new boolean[] {false, true}) {
                    String ours = answer(table, expression, zone, dictionaries);
                    if (!same(spark, ours)) {
                        wrong.add(expression + "\n  Spark: " + spark + "\n  ours:  " + ours);
                    }
                }
            }
        }
        return wrong;
    }

    /** Columns: expression, reason, Spark's answer, ours; an answer in one field, its parts joined by bars. */
    private static List<String> changed(String tableFile, String differenceFile, ZoneId zone) throws IOException {
        List<String> changed = new ArrayList<>();
        try (RootAllocator allocator = new RootAllocator();
                FilterTable table = table(allocator, tableFile, zone)) {
            for (String line : lines(differenceFile)) {
                String[] fields = line.split("\t", -1);
                assertThat(fields).as(line).hasSize(4).doesNotContain("");
                String ours = answer(table, fields[0], zone, false).replace("\t", " | ");
                if (!ours.equals(fields[3]) || ours.equals(fields[2])) {
                    changed.add(fields[0] + "\n  expected: " + fields[3] + "\n  ours:     " + ours);
                }
            }
        }
        return changed;
    }

    private static String answer(FilterTable table, String expression, ZoneId zone, boolean dictionaries) {
        try {
            FilterTable.Evaluated evaluated = table.evaluate(expression, NOW, zone, dictionaries);
            return evaluated.type() + "\t"
                    + evaluated.values().stream()
                            .map(value -> value == null ? "\\N" : value.replace("\n", "⏎"))
                            .collect(Collectors.joining("\t"));
        } catch (BindProblem e) {
            return "ERROR " + e.getMessage();
        }
    }

    /** Texts of floating-point numbers differ among JDKs before 19, so these are compared as numbers; of errors only the fact counts. */
    private static boolean same(String spark, String ours) {
        boolean sparkFails = spark.startsWith("ERROR") || spark.startsWith("RUNTIME");
        if (sparkFails || ours.startsWith("ERROR")) {
            return sparkFails && ours.startsWith("ERROR");
        }
        boolean single = spark.startsWith("float");
        if (!single && !spark.startsWith("double")) {
            return spark.equals(ours);
        }
        return numbers(spark, single).equals(numbers(ours, single));
    }

    private static List<String> numbers(String answer, boolean single) {
        return Arrays.stream(answer.split("\t"))
                .map(field -> field.equals("\\N") || field.equals("float") || field.equals("double")
                        ? field
                        : single ? String.valueOf(Float.parseFloat(field)) : String.valueOf(Double.parseDouble(field)))
                .toList();
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = SparkVectorsTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static FilterTable table(RootAllocator allocator, String file, ZoneId zone) throws IOException {
        List<String> lines = lines(file);
        FilterTable table = new FilterTable(allocator);
        String[] header = lines.get(0).split("\t");
        for (int column = 0; column < header.length; column++) {
            String name = header[column].split(" ")[0];
            String type = header[column].split(" ")[1];
            List<@Nullable Object> cells = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                cells.add(cell(type, zone, line.split("\t", -1)[column]));
            }
            table.column(name, arrow(type), cells);
        }
        return table;
    }

    private static ArrowType arrow(String type) {
        switch (type) {
            case "int":
                return FilterTable.whole(32);
            case "bigint":
                return FilterTable.whole(64);
            case "tinyint":
                return FilterTable.whole(8);
            case "float":
                return FilterTable.FLOAT;
            case "double":
                return FilterTable.DOUBLE;
            case "decimal(10,2)":
                return FilterTable.decimal(10, 2);
            case "decimal(38,10)":
                return FilterTable.decimal(38, 10);
            case "boolean":
                return ArrowType.Bool.INSTANCE;
            case "date":
                return FilterTable.DATE;
            case "timestamp":
                return FilterTable.TIMESTAMP;
            case "timestamp_ntz":
                return FilterTable.LOCAL_TIMESTAMP;
            default:
                return FilterTable.TEXT;
        }
    }

    private static @Nullable Object cell(String type, ZoneId zone, String text) {
        if (text.equals("\\N")) {
            return null;
        }
        switch (type) {
            case "int":
            case "bigint":
            case "tinyint":
                return Long.parseLong(text);
            case "float":
                return (double) Float.parseFloat(text);
            case "double":
                return Double.parseDouble(text);
            case "decimal(10,2)":
                return new BigDecimal(text).setScale(2);
            case "decimal(38,10)":
                return new BigDecimal(text).setScale(10);
            case "boolean":
                return Boolean.parseBoolean(text);
            case "date":
                return SparkDates.date(text);
            case "timestamp":
                return SparkDates.timestamp(text, zone, NOW);
            case "timestamp_ntz":
                return SparkDates.timestamp(text, ZoneOffset.UTC, NOW);
            default:
                return text.replace("⏎", "\n");
        }
    }
}

package dev.assay.data.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnType;
import dev.assay.data.Dataset;
import dev.assay.data.Split;
import dev.assay.testing.Tables;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordsTest {
    enum Colour {
        RED
    }

    record Point(int x, Integer y) {}

    record Everything(
            byte tiny,
            short small,
            int whole,
            long big,
            Long boxed,
            float single,
            double twice,
            BigDecimal money,
            BigInteger huge,
            boolean flag,
            String text,
            char letter,
            UUID uuid,
            Colour colour,
            byte[] bytes,
            LocalDate day,
            LocalDateTime local,
            Instant instant,
            LocalTime time,
            Point point,
            List<Integer> list,
            long[] array,
            Optional<String> maybe) {}

    private static Everything full() {
        return new Everything(
                (byte) -1,
                (short) 2,
                3,
                Long.MIN_VALUE,
                5L,
                0.1f,
                0.2,
                new BigDecimal("12.50"),
                BigInteger.TEN.pow(30),
                true,
                "é",
                'c',
                new UUID(1, 2),
                Colour.RED,
                new byte[] {7},
                LocalDate.of(1500, 1, 1),
                LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4_000),
                Instant.parse("2024-01-01T00:00:00.000000001Z"),
                LocalTime.of(1, 0),
                new Point(1, null),
                Arrays.asList(1, null),
                new long[] {9},
                Optional.of("yes"));
    }

    private static String type(Dataset dataset, String column) {
        return ColumnType.of(dataset.schema().findField(column)).messageName();
    }

    @Test
    void givesEveryJavaTypeItsColumnType() throws Exception {
        Dataset dataset = Records.of("all", List.of(full()));
        assertThat(dataset.schema().getFields().stream()
                        .map(field -> ColumnType.of(field).messageName()))
                .containsExactly(
                        "ByteType",
                        "ShortType",
                        "IntegerType",
                        "LongType",
                        "LongType",
                        "FloatType",
                        "DoubleType",
                        "DecimalType(4,2)",
                        "DecimalType(31,0)",
                        "BooleanType",
                        "StringType",
                        "StringType",
                        "StringType",
                        "StringType",
                        "BinaryType",
                        "DateType",
                        "TimestampNTZType",
                        "TimestampType",
                        "TimeType",
                        "StructType(StructField(x,IntegerType,true),StructField(y,IntegerType,true))",
                        "ArrayType(IntegerType,true)",
                        "ArrayType(LongType,true)",
                        "StringType");
    }

    @Test
    void givesTheValuesBack() throws Exception {
        List<Object> row = Tables.rows(Records.of("all", List.of(full()))).get(0);
        assertThat(row.subList(0, 14))
                .containsExactly(
                        (byte) -1,
                        (short) 2,
                        3,
                        Long.MIN_VALUE,
                        5L,
                        0.1f,
                        0.2,
                        new BigDecimal("12.50"),
                        new BigDecimal(BigInteger.TEN.pow(30)),
                        true,
                        "é",
                        "c",
                        "00000000-0000-0001-0000-000000000002",
                        "RED");
        assertThat((byte[]) row.get(14)).containsExactly(7);
        assertThat(row.get(15)).isEqualTo((int) LocalDate.of(1500, 1, 1).toEpochDay());
        assertThat(row.get(16)).isEqualTo(LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4_000));
        assertThat(row.get(17)).isEqualTo(1_704_067_200_000_000_001L);
        assertThat(row.get(18)).isEqualTo(3_600_000_000_000L);
        assertThat(row.get(19)).hasToString("{\"x\":1}");
        assertThat(row.get(20)).hasToString("[1,null]");
        assertThat(row.get(21)).hasToString("[9]");
        assertThat(row.get(22)).isEqualTo("yes");
    }

    @Test
    void acceptsNullEverywhere() throws Exception {
        Everything empty = new Everything(
                (byte) 0,
                (short) 0,
                0,
                0,
                null,
                0,
                0,
                null,
                null,
                false,
                null,
                'x',
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Optional.empty());
        Dataset dataset = Records.of("nulls", List.of(empty));
        assertThat(Tables.rows(dataset, "boxed", "money", "huge", "text", "uuid", "colour", "bytes", "day")
                        .get(0))
                .containsOnlyNulls();
        assertThat(Tables.rows(dataset, "local", "instant", "time", "point", "list", "array", "maybe")
                        .get(0))
                .containsOnlyNulls();
        assertThat(type(dataset, "money")).isEqualTo("DecimalType(38,18)");
    }

    @Test
    void readsMembersOfStructsWhereTheStructIsNull() throws Exception {
        record Holder(Point point) {}
        Dataset dataset = Records.of("points", List.of(new Holder(new Point(4, 5)), new Holder(null)));
        assertThat(Tables.rows(dataset, "point/x", "point/y"))
                .containsExactly(List.of(4, 5), Arrays.asList(null, null));
    }

    @Test
    void takesColumnsOfMapsInOrderOfAppearance() throws Exception {
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("id", 1);
        first.put("name", null);
        Map<String, Object> second = new HashMap<>();
        second.put("id", 2L);
        second.put("score", 0.5);
        Dataset dataset = Records.ofMaps("maps", List.of(first, second));
        assertThat(dataset.schema().getFields().stream().map(field -> field.getName()))
                .containsExactly("id", "name", "score");
        assertThat(type(dataset, "id")).isEqualTo("LongType");
        assertThat(type(dataset, "name")).isEqualTo("StringType");
        assertThat(Tables.rows(dataset)).containsExactly(Arrays.asList(1L, null, null), Arrays.asList(2L, null, 0.5));
    }

    @Test
    void nestsMaps() throws Exception {
        Dataset dataset = Records.ofMaps("maps", List.of(Map.of("a", Map.of("b", 7)), Map.of("a", Map.of())));
        assertThat(Tables.rows(dataset, "a/b")).containsExactly(List.of(7), Collections.singletonList(null));
    }

    @Test
    void widensMixedNumbers() throws Exception {
        assertThat(type(Records.ofMaps("n", List.of(Map.of("a", 1), Map.of("a", 0.5))), "a"))
                .isEqualTo("DoubleType");
        assertThat(type(Records.ofMaps("n", List.of(Map.of("a", 100), Map.of("a", new BigDecimal("0.25")))), "a"))
                .isEqualTo("DecimalType(5,2)");
    }

    @Test
    void refusesMixedTypes() {
        assertThatThrownBy(() -> Records.ofMaps("n", List.of(Map.of("a", 1), Map.of("a", "x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column a holds values of different types: Integer and String");
        assertThatThrownBy(() -> Records.ofMaps("n", List.of(Map.of("a", new StringBuilder()))))
                .hasMessage("column a: no column type for java.lang.StringBuilder");
    }

    @Test
    void refusesAnEmptyListWithoutAClass() throws Exception {
        assertThatThrownBy(() -> Records.of("none", List.of()))
                .hasMessageContaining("Records.of(name, Order.class, rows)");
        Dataset dataset = Records.of("none", Point.class, List.of());
        assertThat(Tables.rows(dataset)).isEmpty();
        assertThat(dataset.splits()).hasSize(1);
        assertThat(dataset.splits().get(0).statistics().rows()).hasValue(0);
    }

    @Test
    void cutsSplitsOfTheSizeWanted() throws Exception {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            points.add(new Point(i, i % 3 == 0 ? null : i));
        }
        RecordDataset whole = Records.of("points", points);
        for (int count : new int[] {1, 3, 5, 10, 11}) {
            RecordDataset cut = whole.withRowsPerSplit(count);
            assertThat(cut.splits()).hasSize((10 + count - 1) / count);
            assertThat(Tables.rows(cut)).isEqualTo(Tables.rows(whole));
        }
        assertThat(whole.withRowsPerSplit(4).splits().stream().map(Split::description))
                .containsExactly("points, rows 1 to 4", "points, rows 5 to 8", "points, rows 9 to 10");
        assertThatThrownBy(() -> whole.withRowsPerSplit(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void boundsTheBytesOfABatch() throws Exception {
        record Doc(byte[] body) {}
        byte[] large = "x".repeat(9 << 20).getBytes(StandardCharsets.UTF_8);
        Dataset dataset = Records.of("docs", List.of(new Doc(large), new Doc(large), new Doc(new byte[20 << 20])));
        assertThat(Tables.rows(dataset)).hasSize(3);
    }

    @Test
    void boundsTheRowsOfABatch() throws Exception {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 70_000; i++) {
            points.add(new Point(i, i));
        }
        assertThat(Tables.rows(Records.of("points", points), "x"))
                .hasSize(70_000)
                .contains(List.of(69_999));
    }

    @Test
    void saysNothingAboutColumnsBeforeReading() throws Exception {
        Dataset dataset = Records.of("points", List.of(new Point(1, 2)));
        assertThat(dataset.splits().get(0).statistics().column(ColumnPath.of("x")))
                .isEmpty();
        assertThat(dataset.files()).isEmpty();
    }
}

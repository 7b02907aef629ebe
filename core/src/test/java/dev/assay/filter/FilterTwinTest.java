package dev.assay.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dqdl.filter.FilterExpression;
import dev.assay.dqdl.filter.FilterParser;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

class FilterTwinTest {
    private static final Instant NOW = Instant.parse("2024-05-06T07:08:09.123456Z");
    private static final int ROWS = 150;

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void kernelsAgreeWithTheRowInterpreter(@ForAll long seed) throws Exception {
        ZoneId zone = seed % 2 == 0 ? ZoneOffset.UTC : ZoneId.of("Europe/Berlin");
        SplittableRandom random = new SplittableRandom(seed);
        try (RootAllocator allocator = new RootAllocator();
                FilterTable table = table(allocator, random)) {
            RandomFilters filters = new RandomFilters(seed);
            for (int i = 0; i < 10; i++) {
                check(table, filters.filter(), zone);
            }
        }
    }

    private static void check(FilterTable table, String text, ZoneId zone) throws Exception {
        FilterExpression expression = FilterParser.parse(text).expression().orElseThrow(() -> new AssertionError(text));
        Filter filter = Filter.bind(expression, table.schema(), NOW, zone);
        Map<String, SqlType> types = new LinkedHashMap<>();
        Columns columns = new Columns(table.schema());
        for (String name : table.types().keySet()) {
            types.put(
                    name,
                    columns.node(List.of(name), dev.assay.data.ColumnNeed.VALUES, expression.at())
                            .type());
        }
        RowInterpreter.Typed twin = new RowInterpreter(types, NOW, zone).bind(expression);
        List<Boolean> expected = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            int at = row;
            expected.add(RowInterpreter.takes(twin, name -> cell(types.get(name), table.value(name, at))));
        }
        assertThat(differing(expected, table.filter(filter, ROWS, false)))
                .as(text)
                .isEmpty();
        assertThat(differing(expected, table.filter(filter, 64, true)))
                .as("dictionaries: " + text)
                .isEmpty();
    }

    private static List<Integer> differing(List<Boolean> expected, List<Boolean> actual) {
        assertThat(actual).hasSameSizeAs(expected);
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < expected.size(); row++) {
            if (!expected.get(row).equals(actual.get(row))) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** The table's cell as the interpreter wants it. */
    private static @Nullable Object cell(SqlType type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        switch (type.kind()) {
            case FLOAT:
                return ((Double) value).floatValue();
            case DATE:
                return LocalDate.ofEpochDay((Long) value);
            case TIMESTAMP:
                return Instant.EPOCH.plus((Long) value, ChronoUnit.MICROS);
            case LOCAL_TIMESTAMP:
                return Instant.EPOCH
                        .plus((Long) value, ChronoUnit.MICROS)
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDateTime();
            default:
                return value;
        }
    }

    private static FilterTable table(RootAllocator allocator, SplittableRandom random) {
        FilterTable table = new FilterTable(allocator);
        table.column(
                "i", FilterTable.whole(32), cells(random, () -> number(random, Integer.MIN_VALUE, Integer.MAX_VALUE)));
        table.column("l", FilterTable.whole(64), cells(random, () -> number(random, Long.MIN_VALUE, Long.MAX_VALUE)));
        table.column("b", FilterTable.whole(8), cells(random, () -> number(random, Byte.MIN_VALUE, Byte.MAX_VALUE)));
        table.column("f", FilterTable.FLOAT, cells(random, () -> (double) (float) floating(random)));
        table.column("d", FilterTable.DOUBLE, cells(random, () -> floating(random)));
        table.column(
                "m",
                FilterTable.decimal(10, 2),
                cells(random, () -> BigDecimal.valueOf(number(random, -9_999_999_999L, 9_999_999_999L), 2)));
        table.column(
                "w",
                FilterTable.decimal(38, 10),
                cells(
                        random,
                        () -> new BigDecimal(
                                BigInteger.valueOf(random.nextLong())
                                        .multiply(BigInteger.valueOf(number(random, 0, 1_000_000_000L))),
                                10)));
        table.column(
                "s",
                FilterTable.TEXT,
                cells(random, () -> pick(random, "abc", "", "a%b", " b ", "é😀", "ABC", "x,y,,", "a\nb", "bcb")));
        table.column(
                "u",
                FilterTable.TEXT,
                cells(
                        random,
                        () -> pick(
                                random,
                                "1",
                                "1.5",
                                "-7",
                                "x",
                                "2024-01-15",
                                "2024-02-29 10:11:12",
                                "true",
                                "1e3",
                                "12:30",
                                " 42 ",
                                "NaN",
                                "2024-03-31T02:30:00")));
        table.column("bo", ArrowType.Bool.INSTANCE, cells(random, random::nextBoolean));
        table.column("dt", FilterTable.DATE, cells(random, () -> random.nextLong(-719_162, 2_932_896)));
        table.column("ts", FilterTable.TIMESTAMP, cells(random, () -> time(random)));
        table.column("n", FilterTable.LOCAL_TIMESTAMP, cells(random, () -> time(random)));
        return table;
    }

    private static List<@Nullable Object> cells(SplittableRandom random, Supplier<Object> value) {
        int nulls = random.nextInt(3);
        List<@Nullable Object> cells = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            boolean isNull = nulls > 0 && random.nextInt(4 / nulls) == 0;
            cells.add(isNull ? null : value.get());
        }
        return cells;
    }

    private static long number(SplittableRandom random, long least, long most) {
        switch (random.nextInt(6)) {
            case 0:
                return least;
            case 1:
                return most;
            case 2:
                return most == Long.MAX_VALUE ? random.nextLong() : random.nextLong(least, most + 1);
            default:
                return Math.max(least, random.nextLong(-10, 110));
        }
    }

    private static double floating(SplittableRandom random) {
        switch (random.nextInt(10)) {
            case 0:
                return Double.NaN;
            case 1:
                return -0.0;
            case 2:
                return Double.POSITIVE_INFINITY;
            case 3:
                return 0.1;
            case 4:
                return random.nextDouble() * 1e18;
            default:
                return random.nextInt(-20, 200) / 4.0;
        }
    }

    private static long time(SplittableRandom random) {
        if (random.nextInt(3) == 0) {
            // Around the clock changes of Berlin in 2024.
            long change = random.nextBoolean() ? 1_711_846_800L : 1_729_990_800L;
            return (change + random.nextLong(-7200, 7200)) * 1_000_000L;
        }
        return random.nextLong(-62_000_000_000_000_000L, 250_000_000_000_000_000L);
    }

    private static String pick(SplittableRandom random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}

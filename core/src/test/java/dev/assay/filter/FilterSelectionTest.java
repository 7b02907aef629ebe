package dev.assay.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnStatistics;
import dev.assay.data.ColumnStatistics.Bound;
import dev.assay.data.SplitStatistics;
import dev.assay.dqdl.filter.FilterParser;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FilterSelectionTest {
    private static final Instant NOW = Instant.parse("2024-05-06T07:08:09Z");

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void whatStatisticsSayOfAFilterHoldsInEveryRow(@ForAll long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        try (RootAllocator allocator = new RootAllocator();
                FilterTable table = table(allocator, random)) {
            SplitStatistics statistics = statistics(table, random);
            RandomFilters filters = new RandomFilters(seed);
            for (int i = 0; i < 20; i++) {
                String text = i % 4 == 0 ? filters.filter() : simple(random, 2);
                Filter filter = filter(text, table);
                List<Boolean> rows = table.filter(filter, table.rows(), false);
                switch (filter.selection(statistics)) {
                    case NONE:
                        assertThat(rows).as(text).doesNotContain(true);
                        break;
                    case ALL:
                        assertThat(rows).as(text).doesNotContain(false);
                        break;
                    default:
                        break;
                }
            }
        }
    }

    @Test
    void boundsDecideWhatTheyCan() throws Exception {
        try (RootAllocator allocator = new RootAllocator();
                FilterTable table = new FilterTable(allocator)) {
            table.column("i", FilterTable.whole(32), 5L, 9L, 7L);
            table.column("m", FilterTable.decimal(10, 2), new BigDecimal("1.50"), new BigDecimal("2.25"), null);
            table.column("s", FilterTable.TEXT, "de", "fr", "é");
            table.column("dt", FilterTable.DATE, 19_700L, 19_710L, 19_720L);
            table.column("e", FilterTable.whole(32), null, null, null);
            SplitStatistics statistics = new Known(table, true, true);
            assertThat(selection("i > 4", table, statistics)).isEqualTo(Filter.Selection.ALL);
            assertThat(selection("i > 5", table, statistics)).isEqualTo(Filter.Selection.SOME);
            assertThat(selection("9.5 < i", table, statistics)).isEqualTo(Filter.Selection.NONE);
            assertThat(selection("i in (1, 2, 10)", table, statistics)).isEqualTo(Filter.Selection.NONE);
            assertThat(selection("i not in (1, 2, 10)", table, statistics)).isEqualTo(Filter.Selection.ALL);
            assertThat(selection("m >= 2.26", table, statistics)).isEqualTo(Filter.Selection.NONE);
            // The third row's is null, so not all are selected.
            assertThat(selection("m >= 1", table, statistics)).isEqualTo(Filter.Selection.SOME);
            assertThat(selection("s = 'us'", table, statistics)).isEqualTo(Filter.Selection.SOME);
            assertThat(selection("s < 'd' or s > 'ê'", table, statistics)).isEqualTo(Filter.Selection.NONE);
            assertThat(selection("dt >= '2030-01-01'", table, statistics)).isEqualTo(Filter.Selection.NONE);
            assertThat(selection("dt >= date'2000-01-01' and i between 5 and 9", table, statistics))
                    .isEqualTo(Filter.Selection.ALL);
            assertThat(selection("e is null", table, statistics)).isEqualTo(Filter.Selection.ALL);
            assertThat(selection("e = 1", table, statistics)).isEqualTo(Filter.Selection.NONE);
            assertThat(selection("1 = 0", table, SplitStatistics.NONE)).isEqualTo(Filter.Selection.NONE);
        }
    }

    private static Filter.Selection selection(String text, FilterTable table, SplitStatistics statistics)
            throws Exception {
        return filter(text, table).selection(statistics);
    }

    private static Filter filter(String text, FilterTable table) throws Exception {
        return Filter.bind(FilterParser.parse(text).expression().orElseThrow(), table.schema(), NOW, ZoneOffset.UTC);
    }

    private static String simple(SplittableRandom random, int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            switch (random.nextInt(3)) {
                case 0:
                    return "(" + simple(random, depth - 1) + " and " + simple(random, depth - 1) + ")";
                case 1:
                    return "(" + simple(random, depth - 1) + " or " + simple(random, depth - 1) + ")";
                default:
                    return "(not " + simple(random, depth - 1) + ")";
            }
        }
        String operator = pick(random, " = ", " != ", " < ", " <= ", " > ", " >= ", " <=> ");
        switch (random.nextInt(9)) {
            case 0:
                return pick(random, "i", "l", "b", "m", "w") + operator + random.nextInt(-2, 8);
            case 1:
                return random.nextInt(-2, 8) + ".5" + operator + pick(random, "i", "l", "m", "w", "d");
            case 2:
                return "s" + operator + "'" + pick(random, "", "a", "b", "c", "é") + "'";
            case 3:
                return "dt" + operator + "date'1970-01-0" + random.nextInt(1, 9) + "'";
            case 4:
                return pick(random, "ts", "n") + operator + "'1970-01-01 00:00:0" + random.nextInt(0, 9) + "'";
            case 5:
                return pick(random, "i", "m", "s", "bo", "d") + pick(random, " is null", " is not null");
            case 6:
                return pick(random, "i", "l", "m", "w") + pick(random, " in (", " not in (") + random.nextInt(-2, 8)
                        + pick(random, "", ", 3, 4.5", ", null") + ")";
            case 7:
                return "s" + pick(random, " in (", " not in (") + pick(random, "'a', 'b'", "'c', null", "'é'") + ")";
            default:
                return "(i > " + random.nextInt(-2, 8) + ")" + pick(random, " is true", " is not true", " is false");
        }
    }

    /** Few rows of few values, so that statistics often decide. */
    private static FilterTable table(RootAllocator allocator, SplittableRandom random) {
        FilterTable table = new FilterTable(allocator);
        int rows = random.nextInt(1, 5);
        int low = random.nextInt(-1, 6);
        Supplier<Long> number = () -> (long) low + random.nextInt(3);
        table.column("i", FilterTable.whole(32), cells(random, rows, number));
        table.column("l", FilterTable.whole(64), cells(random, rows, number));
        table.column("b", FilterTable.whole(8), cells(random, rows, number));
        table.column("f", FilterTable.FLOAT, cells(random, rows, () -> random.nextInt(5) == 0 ? Double.NaN : low));
        table.column("d", FilterTable.DOUBLE, cells(random, rows, () -> random.nextInt(5) == 0 ? -0.0 : low));
        table.column(
                "m", FilterTable.decimal(10, 2), cells(random, rows, () -> BigDecimal.valueOf(number.get() * 50, 2)));
        table.column(
                "w", FilterTable.decimal(38, 10), cells(random, rows, () -> BigDecimal.valueOf(number.get() * 5, 10)));
        table.column("s", FilterTable.TEXT, cells(random, rows, () -> pick(random, "", "a", "ab", "b", "é", "😀")));
        table.column("u", FilterTable.TEXT, cells(random, rows, () -> pick(random, "1", "x", "2024-01-15")));
        table.column(
                "bo",
                org.apache.arrow.vector.types.pojo.ArrowType.Bool.INSTANCE,
                cells(random, rows, random::nextBoolean));
        table.column("dt", FilterTable.DATE, cells(random, rows, number));
        table.column("ts", FilterTable.TIMESTAMP, cells(random, rows, () -> number.get() * 1_000_000));
        table.column("n", FilterTable.LOCAL_TIMESTAMP, cells(random, rows, () -> number.get() * 1_000_000));
        return table;
    }

    private static List<@Nullable Object> cells(SplittableRandom random, int rows, Supplier<?> value) {
        int nulls = random.nextInt(4);
        List<@Nullable Object> cells = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            cells.add(nulls == 0 && random.nextBoolean() || nulls == 1 ? null : value.get());
        }
        return cells;
    }

    private static SplitStatistics statistics(FilterTable table, SplittableRandom random) {
        return new Known(table, random.nextBoolean(), random.nextInt(3) > 0);
    }

    /** Statistics as a file would have them, of the values as they are. */
    private record Known(FilterTable table, boolean countsNulls, boolean exact) implements SplitStatistics {
        @Override
        public OptionalLong rows() {
            return OptionalLong.of(table.rows());
        }

        @Override
        public Optional<ColumnStatistics> column(ColumnPath path) {
            String name = path.root();
            List<Object> values = java.util.stream.IntStream.range(0, table.rows())
                    .mapToObj(row -> table.value(name, row))
                    .filter(Objects::nonNull)
                    .toList();
            OptionalLong nulls = countsNulls ? OptionalLong.of(table.rows() - values.size()) : OptionalLong.empty();
            boolean unordered = values.isEmpty()
                    || values.get(0) instanceof Boolean
                    || values.stream().anyMatch(value -> value instanceof Double real && real.isNaN());
            if (unordered) {
                return Optional.of(new ColumnStatistics(nulls, Optional.empty(), Optional.empty()));
            }
            Object least = values.stream().min(Known::compare).orElseThrow();
            Object most = values.stream().max(Known::compare).orElseThrow();
            return Optional.of(new ColumnStatistics(
                    nulls,
                    Optional.of(new Bound((Comparable<?>) (exact ? least : below(least)), exact)),
                    Optional.of(new Bound((Comparable<?>) (exact ? most : above(most)), exact))));
        }

        private static Object below(Object value) {
            return value instanceof Long number ? (Object) (number - 1) : value instanceof String ? "" : value;
        }

        private static Object above(Object value) {
            return value instanceof Long number
                    ? (Object) (number + 1)
                    : value instanceof String text ? text + "x" : value;
        }

        @SuppressWarnings("unchecked")
        private static int compare(Object one, Object other) {
            return one instanceof String text
                    ? Arrays.compareUnsigned(
                            text.getBytes(StandardCharsets.UTF_8), ((String) other).getBytes(StandardCharsets.UTF_8))
                    : ((Comparable<Object>) one).compareTo(other);
        }
    }

    private static String pick(SplittableRandom random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}

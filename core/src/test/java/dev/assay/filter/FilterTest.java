package dev.assay.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.batch.Batch;
import dev.assay.data.ColumnNeed;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.Projection;
import dev.assay.dqdl.filter.FilterParser;
import dev.assay.internal.limit.RuleLimitException;
import dev.assay.internal.regex.RegexBudgetException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
    private static final Instant NOW = Instant.parse("2024-05-06T22:30:00.123456Z");

    private final RootAllocator allocator = new RootAllocator();

    @AfterEach
    void leavesNothingAllocated() {
        allocator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "a and b, TFN FFF NFN",
        "a or b, TTT TFN TNN",
        "a = b, TFN FTN NNN",
        "a <=> b, TFF FTF FFT",
        "a != b, FTN TFN NNN",
        "a < b, FFN TFN NNN",
        "not a, FFF TTT NNN",
        "a is null, FFF FFF TTT",
        "a is true, TTT FFF FFF",
        "a is not false, TTT FFF TTT",
        "a in (true), TTT FFF NNN",
        "a not in (true), FFF TTT NNN",
        "a in (b), TFN FTN NNN",
        "'a in (true, null)', TTT NNN NNN",
        "'a not in (true, null)', FFF NNN NNN",
        "not (a and b), FTN TTT NTN",
        "a and null, NNN FFF NNN",
        "a or null, TTT NNN NNN",
        "'coalesce(a, b)', TTT FFF TFN",
        "'if(a, b, null)', TFN NNN NNN",
        "'case when a then b else true end', TFN TTT TTT"
    })
    void knowsThreeTruthValues(String condition, String table) throws Exception {
        List<Boolean> truths = Arrays.asList(true, false, null);
        List<Boolean> a = new ArrayList<>();
        List<Boolean> b = new ArrayList<>();
        for (Boolean left : truths) {
            for (Boolean right : truths) {
                a.add(left);
                b.add(right);
            }
        }
        try (FilterTable rows = new FilterTable(allocator)) {
            rows.column("a", ArrowType.Bool.INSTANCE, a).column("b", ArrowType.Bool.INSTANCE, b);
            List<Boolean> isTrue = run(rows, condition);
            List<Boolean> isNull = run(rows, "(" + condition + ") is null");
            StringBuilder actual = new StringBuilder();
            for (int row = 0; row < 9; row++) {
                actual.append(row > 0 && row % 3 == 0 ? " " : "")
                        .append(isTrue.get(row) ? 'T' : isNull.get(row) ? 'N' : 'F');
            }
            assertThat(actual.toString()).isEqualTo(table);
        }
    }

    @Test
    void takesOnlyRowsForWhichTheConditionIsTrue() throws Exception {
        try (FilterTable rows = new FilterTable(allocator)) {
            rows.column("x", FilterTable.whole(64), 1L, null, 3L, 4L);
            assertThat(run(rows, "x > 2")).containsExactly(false, false, true, true);
            assertThat(run(rows, "not x > 2")).containsExactly(true, false, false, false);
            assertThat(run(rows, "true")).containsExactly(true, true, true, true);
            assertThat(run(rows, "null")).containsExactly(false, false, false, false);
        }
    }

    @Test
    void handlesBatchesOfAnySize() throws Exception {
        for (int rows : new int[] {0, 1, 63, 64, 65, 200}) {
            List<Long> cells = new ArrayList<>();
            for (long row = 0; row < rows; row++) {
                cells.add(row % 3 == 0 ? null : row);
            }
            try (FilterTable table = new FilterTable(allocator)) {
                table.column("x", FilterTable.whole(64), cells);
                Filter filter = bind(table.schema(), "x % 2 = 1 or x is null", ZoneOffset.UTC);
                List<Boolean> expected = cells.stream()
                        .map(cell -> cell == null || cell % 2 == 1)
                        .toList();
                assertThat(table.filter(filter, Math.max(1, rows), false)).isEqualTo(expected);
                assertThat(table.filter(filter, 7, false)).isEqualTo(expected);
            }
        }
    }

    @Test
    void asksOnlyForWhatItLooksAt() throws Exception {
        Schema schema = new Schema(List.of(
                field("x", FilterTable.whole(64)),
                field("s", FilterTable.TEXT),
                new Field(
                        "list",
                        FieldType.nullable(ArrowType.List.INSTANCE),
                        List.of(field("item", FilterTable.TEXT)))));
        assertThat(bind(schema, "x is null and list is not null", ZoneOffset.UTC)
                        .columns())
                .containsExactly(
                        ColumnRequest.presence(ColumnPath.of("x")), ColumnRequest.presence(ColumnPath.of("list")));
        assertThat(bind(schema, "x is null or x > 5 or s = 'a'", ZoneOffset.UTC).columns())
                .containsExactly(ColumnRequest.values(ColumnPath.of("x")), ColumnRequest.values(ColumnPath.of("s")));
        assertThat(bind(schema, "1 = 1", ZoneOffset.UTC).columns()).isEmpty();
        assertThat(bind(schema, "length(s) > 3 and s is not null", ZoneOffset.UTC)
                        .columns())
                .containsExactly(new ColumnRequest(ColumnPath.of("s"), ColumnNeed.LENGTH));
        assertThat(bind(schema, "length(s) > 3 and s <> 'x'", ZoneOffset.UTC).columns())
                .containsExactly(ColumnRequest.values(ColumnPath.of("s")));
    }

    @Test
    void findsColumnsByExactNameFirstThenWithoutRegardToCase() throws Exception {
        try (FilterTable rows = new FilterTable(allocator)) {
            rows.column("Amount", FilterTable.whole(64), 1L)
                    .column("id", FilterTable.whole(64), 2L)
                    .column("ID", FilterTable.whole(64), 3L)
                    .column("odd name.`x`", FilterTable.whole(64), 4L)
                    .column("date", FilterTable.whole(64), 5L)
                    .column("current_date", FilterTable.whole(64), 6L);
            assertThat(run(rows, "amount = 1 and AMOUNT = 1 and `Amount` = 1")).containsExactly(true);
            assertThat(run(rows, "id = 2 and ID = 3")).containsExactly(true);
            assertThat(run(rows, "`odd name.``x``` = 4")).containsExactly(true);
            assertThat(run(rows, "date = 5 and current_date = 6")).containsExactly(true);
            assertThatThrownBy(() -> bind(rows.schema(), "Id = 1", ZoneOffset.UTC))
                    .isInstanceOf(FilterException.class)
                    .hasMessageContaining("ambiguous: id, ID");
        }
    }

    @Test
    void findsMembersOfStructs() throws Exception {
        Schema schema = new Schema(List.of(new Field(
                "customer", FieldType.nullable(ArrowType.Struct.INSTANCE), List.of(field("Name", FilterTable.TEXT)))));
        assertThat(bind(schema, "customer.name = 'x'", ZoneOffset.UTC).columns())
                .containsExactly(ColumnRequest.values(new ColumnPath(List.of("customer", "Name"))));
    }

    @Test
    void evaluatesTheClockOnce() throws Exception {
        try (FilterTable rows = new FilterTable(allocator)) {
            rows.column("t", FilterTable.TIMESTAMP, 1_715_034_600_123_456L, 1_715_034_600_123_455L)
                    .column("d", FilterTable.DATE, 19_849L, 19_850L);
            assertThat(run(rows, "t = now() and t = current_timestamp and t = current_timestamp()"))
                    .containsExactly(true, false);
            assertThat(run(rows, "d = current_date()")).containsExactly(true, false);
            Filter tokyo = bind(rows.schema(), "d = current_date", ZoneId.of("Asia/Tokyo"));
            assertThat(rows.filter(tokyo, 10, false)).containsExactly(false, true);
            assertThat(run(rows, "unix_timestamp() = 1715034600")).containsExactly(true, true);
        }
    }

    @Test
    void readsTimestampsOfEveryUnit() throws Exception {
        try (FilterTable rows = new FilterTable(allocator)) {
            rows.column("s", new ArrowType.Timestamp(TimeUnit.SECOND, "UTC"), 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE)
                    .column(
                            "ms",
                            new ArrowType.Timestamp(TimeUnit.MILLISECOND, "UTC"),
                            1000L,
                            -1000L,
                            Long.MAX_VALUE,
                            Long.MIN_VALUE)
                    .column(
                            "ns",
                            new ArrowType.Timestamp(TimeUnit.NANOSECOND, "UTC"),
                            1_000_000_999L,
                            -1_000_000_000L,
                            5L,
                            6L)
                    .column("local", new ArrowType.Timestamp(TimeUnit.MILLISECOND, null), 1000L, -1000L, 5L, 6L);
            assertThat(run(rows, "s = timestamp'1970-01-01 00:00:01'")).containsExactly(true, false, false, false);
            assertThat(run(rows, "s = ms")).containsExactly(true, true, true, true);
            assertThat(run(rows, "s = ns")).containsExactly(true, true, false, false);
            assertThat(run(rows, "s > timestamp'9999-01-01 00:00:00'")).containsExactly(false, false, true, false);
            assertThat(run(rows, "local = timestamp_ntz'1969-12-31 23:59:59'"))
                    .containsExactly(false, true, false, false);
            Filter berlin = bind(rows.schema(), "hour(s) = 1 and hour(local) = 0", ZoneId.of("Europe/Berlin"));
            assertThat(rows.filter(berlin, 10, false)).containsExactly(true, false, false, false);
        }
    }

    @Test
    void readsUnsignedNumbersAndOtherRareVectors() throws Exception {
        UInt1Vector u1 = (UInt1Vector) vector("u1", new ArrowType.Int(8, false));
        UInt2Vector u2 = (UInt2Vector) vector("u2", new ArrowType.Int(16, false));
        UInt4Vector u4 = (UInt4Vector) vector("u4", new ArrowType.Int(32, false));
        UInt8Vector u8 = (UInt8Vector) vector("u8", new ArrowType.Int(64, false));
        Float2Vector half = (Float2Vector) vector("half", new ArrowType.FloatingPoint(FloatingPointPrecision.HALF));
        LargeVarCharVector large = (LargeVarCharVector) vector("large", ArrowType.LargeUtf8.INSTANCE);
        ViewVarCharVector view = (ViewVarCharVector) vector("view", ArrowType.Utf8View.INSTANCE);
        Decimal256Vector wide = (Decimal256Vector) vector("wide", new ArrowType.Decimal(50, 5, 256));
        u1.setSafe(0, 200);
        u2.setSafe(0, 60_000);
        u4.setSafe(0, (int) 4_000_000_000L);
        u8.setSafe(0, -1L);
        half.setSafeWithPossibleTruncate(0, 0.5f);
        large.setSafe(0, "é".getBytes(StandardCharsets.UTF_8));
        view.setSafe(0, "a text longer than twelve bytes".getBytes(StandardCharsets.UTF_8));
        wide.setSafe(0, new BigDecimal("123456789012345678901234567890123456789012345.00000"));
        List<FieldVector> vectors = List.of(u1, u2, u4, u8, half, large, view, wide);
        vectors.forEach(vector -> vector.setValueCount(1));
        try (VectorSchemaRoot root = new VectorSchemaRoot(vectors)) {
            assertThat(takes(root, "u1 = 200 and u1 + u1 = 400 and u2 = 60000 and u4 = 4000000000"))
                    .isTrue();
            assertThat(takes(
                            root,
                            "u8 = 18446744073709551615 and u8 > 9223372036854775807 and u8 < 18446744073709551615.5"))
                    .isTrue();
            assertThat(takes(root, "u8 <=> 5 or u8 in (5, 6) or u8 < 0")).isFalse();
            assertThat(takes(root, "half = 0.5 and large = 'é' and length(large) = 1 and view like '%twelve%'"))
                    .isTrue();
            assertThat(takes(root, "wide = 5 or wide > 12345678901234567890123456789012345678"))
                    .isTrue();
            assertThat(takes(root, "wide > 5 and wide is not null and wide + 1 is null"))
                    .isTrue();
        }
    }

    @Test
    void readsDatesInMillisecondsBinaryAndNull() throws Exception {
        try (FilterTable rows = new FilterTable(allocator)) {
            rows.column(
                    "raw",
                    new ArrowType.Binary(),
                    new byte[] {(byte) 0xFF},
                    "abc".getBytes(StandardCharsets.UTF_8),
                    null);
            assertThat(run(rows, "length(raw) = 1")).containsExactly(true, false, false);
            assertThat(run(rows, "cast(raw as string) = 'abc'")).containsExactly(false, true, false);
            assertThat(run(rows, "raw > cast('abd' as binary)")).containsExactly(true, false, false);
        }
        Schema schema = new Schema(
                List.of(field("n", ArrowType.Null.INSTANCE), field("d", new ArrowType.Date(DateUnit.MILLISECOND))));
        Filter filter = bind(
                schema, "n is null and d >= date'2024-01-01' and coalesce(n, 5) = 5 and n = 1 is null", ZoneOffset.UTC);
        assertThat(filter.columns()).containsExactly(ColumnRequest.values(ColumnPath.of("d")));
    }

    @Test
    void comparesFloatingPointNumbersAsSparkDoes() throws Exception {
        try (FilterTable rows = new FilterTable(allocator)) {
            rows.column(
                    "x",
                    FilterTable.DOUBLE,
                    Double.NaN,
                    -0.0,
                    0.0,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    null);
            assertThat(run(rows, "x = 'NaN'")).containsExactly(true, false, false, false, false, false);
            assertThat(run(rows, "x = 0")).containsExactly(false, true, true, false, false, false);
            assertThat(run(rows, "x > 1")).containsExactly(true, false, false, true, false, false);
            assertThat(run(rows, "x <= cast('Infinity' as double)"))
                    .containsExactly(false, true, true, true, true, false);
            assertThat(run(rows, "x in (0, cast('NaN' as double))"))
                    .containsExactly(true, true, true, false, false, false);
            assertThat(run(rows, "x != x")).containsExactly(false, false, false, false, false, false);
            assertThat(run(rows, "x < cast('NaN' as double)")).containsExactly(false, true, true, true, true, false);
        }
    }

    @Test
    void keepsAnswersPerDictionaryAcrossBatchesAndFollowsNewDictionaries() throws Exception {
        try (FilterTable first = new FilterTable(allocator);
                FilterTable second = new FilterTable(allocator)) {
            List<String> cells = Arrays.asList("a", "b", null, "a", "c", "b");
            first.column("s", FilterTable.TEXT, cells);
            second.column("s", FilterTable.TEXT, Arrays.asList("b", null, "zz", "b"));
            for (String condition : List.of(
                    "s = 'b'",
                    "coalesce(upper(s), 'B') = 'B'",
                    "s is null or s like '%b'",
                    "length(s) = 1 is null or s in ('b', 'x')")) {
                Filter filter = bind(first.schema(), condition, ZoneOffset.UTC);
                FilterEvaluator evaluator = filter.evaluator(path -> 0);
                Batch one = first.batch(filter.columns(), 0, 6, true);
                List<Boolean> plain = first.filter(filter, 6, false);
                assertThat(rows(evaluator, one)).as(condition).isEqualTo(plain);
                assertThat(rows(evaluator, one)).as(condition).isEqualTo(plain);
                assertThat(rows(evaluator, second.batch(filter.columns(), 0, 4, true)))
                        .as(condition)
                        .isEqualTo(second.filter(filter, 4, false));
                assertThat(rows(evaluator, first.batch(filter.columns(), 0, 6, false)))
                        .as(condition)
                        .isEqualTo(plain);
            }
        }
    }

    @Test
    void joinsTextColumnsOfDifferentDictionaries() throws Exception {
        try (FilterTable rows = new FilterTable(allocator)) {
            rows.column("a", FilterTable.TEXT, "x", "y", null, "x").column("b", FilterTable.TEXT, "x", null, "z", "q");
            for (boolean dictionaries : new boolean[] {false, true}) {
                Filter equal = bind(rows.schema(), "a = b or upper(a) || lower(b) = 'Xq'", ZoneOffset.UTC);
                assertThat(rows.filter(equal, 4, dictionaries)).containsExactly(true, false, false, true);
            }
        }
    }

    @Test
    void stopsRegularExpressionsThatNeverEnd() throws Exception {
        try (FilterTable rows = new FilterTable(allocator)) {
            rows.column("s", FilterTable.TEXT, "a".repeat(40), "b");
            for (boolean dictionaries : new boolean[] {false, true}) {
                Filter filter = bind(rows.schema(), "s rlike '(a*)*\\\\1b$'", ZoneOffset.UTC);
                assertThatThrownBy(() -> rows.filter(filter, 2, dictionaries)).isInstanceOf(RegexBudgetException.class);
            }
        }
    }

    @Test
    void keepsCostlyPatternsAwayFromRowsThatAnotherConditionDecides() throws Exception {
        try (FilterTable rows = new FilterTable(allocator)) {
            rows.column("s", FilterTable.TEXT, "a".repeat(40), "aab").column("k", FilterTable.whole(64), 1L, 2L);
            for (String condition : List.of(
                    "k = 2 and s rlike '^(a*)*\\\\1b$'",
                    "k = 2 and (k = 3 or s rlike '^(a*)*\\\\1b$')",
                    "case when k = 1 then false else s rlike '^(a*)*\\\\1b$' end",
                    "if(k = 1, false, s rlike '^(a*)*\\\\1b$')",
                    "coalesce(if(k = 1, false, null), s rlike '^(a*)*\\\\1b$')")) {
                for (boolean dictionaries : new boolean[] {false, true}) {
                    Filter filter = bind(rows.schema(), condition, ZoneOffset.UTC);
                    assertThat(rows.filter(filter, 2, dictionaries))
                            .as(condition)
                            .containsExactly(false, true);
                }
            }
        }
    }

    @Test
    void evaluatesVeryLongChainsOnASmallStack() throws Exception {
        try (FilterTable rows = new FilterTable(allocator)) {
            rows.column("x", FilterTable.whole(64), 1L, 2L).column("s", FilterTable.TEXT, "a", "b");
            String sum = "x" + " + x".repeat(5_000) + " = 5001";
            String or = "x = 5" + " or x = 7".repeat(5_000) + " or s = 'b'";
            String joined = "length(s" + " || s".repeat(2_000) + ") = 2001";
            String texts = "s = 'q'" + " or s = 'r'".repeat(2_000) + " or s = upper('a') or s = 'b'";
            List<List<Boolean>> results = new ArrayList<>();
            Thread thread = new Thread(
                    null,
                    () -> {
                        for (String condition : List.of(sum, or, joined, texts)) {
                            results.add(runUnchecked(rows, condition));
                        }
                    },
                    "small",
                    512 * 1024);
            thread.start();
            thread.join();
            assertThat(results)
                    .containsExactly(
                            List.of(true, false), List.of(false, true), List.of(true, true), List.of(false, true));
        }
    }

    @Test
    void limitsTheTextsItComputes() throws Exception {
        try (FilterTable rows = new FilterTable(allocator)) {
            rows.column("s", FilterTable.TEXT, "a".repeat(1_000_000), "b");
            Filter filter = bind(rows.schema(), "length(s" + " || s".repeat(300) + ") = 7", ZoneOffset.UTC);
            assertThatThrownBy(() -> rows.filter(filter, 2, false))
                    .isInstanceOf(RuleLimitException.class)
                    .hasMessage(
                            "The filter computes texts of more than 268435456 bytes for one batch of rows; compare parts, or use CustomSql");
            Filter like = bind(rows.schema(), "s like '%" + "a".repeat(1000) + "b%'", ZoneOffset.UTC);
            assertThatThrownBy(() -> rows.filter(like, 2, false))
                    .isInstanceOf(RuleLimitException.class)
                    .hasMessage("A pattern of LIKE needs more than 10000000 steps on one value; simplify the pattern");
        }
    }

    @Test
    void sharesOneFilterAmongThreads() throws Exception {
        try (FilterTable rows = new FilterTable(allocator)) {
            List<Object> cells = new ArrayList<>();
            for (int row = 0; row < 1000; row++) {
                cells.add("value" + row % 10);
            }
            rows.column("s", FilterTable.TEXT, cells);
            Filter filter =
                    bind(rows.schema(), "s rlike '[3-5]$' and regexp_replace(s, 'v', '') like 'alue%'", ZoneOffset.UTC);
            Batch batch = rows.batch(filter.columns(), 0, 1000, false);
            int expected = filter.evaluator(path -> 0).evaluate(batch).count();
            assertThat(expected).isEqualTo(300);
            ExecutorService pool = Executors.newFixedThreadPool(4);
            try {
                List<Future<Integer>> counts = new ArrayList<>();
                List<Batch> own = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    own.add(rows.batch(filter.columns(), 0, 1000, i % 2 == 0));
                }
                for (Batch mine : own) {
                    Callable<Integer> task = () -> {
                        FilterEvaluator evaluator = filter.evaluator(path -> 0);
                        int sum = 0;
                        for (int i = 0; i < 50; i++) {
                            sum += evaluator.evaluate(mine).count();
                        }
                        return sum;
                    };
                    counts.add(pool.submit(task));
                }
                for (Future<Integer> count : counts) {
                    assertThat(count.get()).isEqualTo(50 * expected);
                }
            } finally {
                pool.shutdown();
            }
        }
    }

    @Test
    void everyFunctionIsAmongTheRecordedAnswers() throws Exception {
        Set<String> missing = new TreeSet<>(Filter.functions());
        try (var in = FilterTest.class.getResourceAsStream("spark-answers.tsv")) {
            String answers = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            missing.removeIf(name -> answers.contains(name + "("));
        }
        // Answers that depend on the clock cannot be recorded; evaluatesTheClockOnce tests them.
        assertThat(missing).containsExactly("current_date", "current_timestamp", "now");
    }

    private List<Boolean> run(FilterTable rows, String condition) throws FilterException {
        return rows.filter(bind(rows.schema(), condition, ZoneOffset.UTC), Math.max(1, rows.rows()), false);
    }

    private List<Boolean> runUnchecked(FilterTable rows, String condition) {
        try {
            return run(rows, condition);
        } catch (FilterException e) {
            throw new AssertionError(e);
        }
    }

    private static Filter bind(Schema schema, String condition, ZoneId zone) throws FilterException {
        return Filter.bind(FilterParser.parse(condition).expression().orElseThrow(), schema, NOW, zone);
    }

    private static List<Boolean> rows(FilterEvaluator evaluator, Batch batch) {
        var mask = evaluator.evaluate(batch);
        List<Boolean> rows = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            rows.add(mask.contains(row));
        }
        return rows;
    }

    private static boolean takes(VectorSchemaRoot root, String condition) throws FilterException {
        Filter filter = bind(root.getSchema(), condition, ZoneOffset.UTC);
        List<FieldVector> vectors = filter.columns().stream()
                .map(column -> root.getVector(column.path().root()))
                .toList();
        VectorSchemaRoot chosen =
                new VectorSchemaRoot(vectors.stream().map(FieldVector::getField).toList(), vectors, 1);
        Batch batch = new Batch();
        batch.load(chosen, null, new Projection(filter.columns()), 0);
        List<ColumnPath> order =
                filter.columns().stream().map(ColumnRequest::path).toList();
        return filter.evaluator(order::indexOf).evaluate(batch).contains(0);
    }

    private FieldVector vector(String name, ArrowType type) {
        FieldVector vector = field(name, type).createVector(allocator);
        vector.allocateNew();
        return vector;
    }

    private static Field field(String name, ArrowType type) {
        return new Field(name, FieldType.nullable(type), null);
    }
}

package dev.assay.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.batch.Batch;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.dqdl.filter.FilterParser;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The common filters create no object per row. */
class FilterAllocationTest {
    private static final int ROWS = 8192;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "l > 50",
                "l is not null",
                "l = 3 or l = 7",
                "l in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)",
                "l between 3 and 50.5",
                "d < 50.5 and l != 7",
                "d + l * 2 > 20",
                "abs(d) <= 3",
                "m > 10.5",
                "w > 10.5",
                "m = l",
                "s = 'value7'",
                "s in ('value1', 'value2')",
                "s like 'value1%'",
                "length(s) > 6",
                "startswith(s, 'v') and trim(s) > 'value3'",
                "dt >= '2024-01-01'",
                "year(dt) = 2023",
                "dt > date_sub(current_date(), 300)",
                "case when l > 50 then d else 0 end > 10",
                "coalesce(l, 0) = 0",
                "not (l > 5 and s is null)"
            })
    void commonFiltersAllocateNothingPerRow(String text) throws Exception {
        assumeTrue(
                ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean,
                "this JVM counts no allocation");
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (RootAllocator allocator = new RootAllocator();
                FilterTable table = table(allocator)) {
            Filter filter = Filter.bind(
                    FilterParser.parse(text).expression().orElseThrow(), table.schema(), Instant.now(), ZoneOffset.UTC);
            List<ColumnPath> order =
                    filter.columns().stream().map(ColumnRequest::path).toList();
            for (boolean dictionaries : new boolean[] {false, true}) {
                FilterEvaluator evaluator = filter.evaluator(order::indexOf);
                Batch batch = table.batch(filter.columns(), 0, ROWS, dictionaries);
                evaluator.evaluate(batch);
                evaluator.evaluate(batch);
                long before =
                        threads.getThreadAllocatedBytes(Thread.currentThread().getId());
                for (int i = 0; i < 10; i++) {
                    evaluator.evaluate(batch);
                }
                long bytes =
                        threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
                assertThat(bytes / 10.0 / ROWS).as("bytes per row").isLessThan(0.5);
            }
        }
    }

    private static FilterTable table(RootAllocator allocator) {
        List<@Nullable Object> l = new ArrayList<>();
        List<Object> d = new ArrayList<>();
        List<Object> m = new ArrayList<>();
        List<Object> s = new ArrayList<>();
        List<Object> dt = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            l.add(row % 50 == 0 ? null : (long) (row % 100));
            d.add(row / 100.0);
            m.add(BigDecimal.valueOf(row, 2));
            s.add("value" + row % 50);
            dt.add(19_000L + row % 1000);
        }
        return new FilterTable(allocator)
                .column("l", FilterTable.whole(64), l)
                .column("d", FilterTable.DOUBLE, d)
                .column("m", FilterTable.decimal(10, 2), m)
                .column("w", FilterTable.decimal(30, 2), m)
                .column("s", FilterTable.TEXT, s)
                .column("dt", FilterTable.DATE, dt);
    }
}

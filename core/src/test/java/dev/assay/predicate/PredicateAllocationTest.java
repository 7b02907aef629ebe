package dev.assay.predicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.batch.Column;
import dev.assay.batch.RowMask;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernels create no object per row. */
class PredicateAllocationTest {
    private static final int ROWS = 8192;

    private static @Nullable Object cell(String kind, int row) {
        if (row % 11 == 0) {
            return null;
        }
        switch (kind) {
            case "DOUBLE":
                return row / 4.0;
            case "WIDE":
                return new BigDecimal("12345678901234567890.12345").add(BigDecimal.valueOf(row));
            case "TEXT":
                return "value " + row % 100;
            case "NUMBERTEXT":
                return row % 3 == 0 ? "12.5" : Integer.toString(row);
            case "DATETEXT":
                return "2024-01-" + (10 + row % 20);
            case "TIMESTAMP":
                return 1_700_000_000_000_000L + row * 1_000_000_000L;
            default:
                return (long) row;
        }
    }

    private static ArrowType arrow(String kind) {
        switch (kind) {
            case "DOUBLE":
                return Types.FLOAT64;
            case "WIDE":
                return Types.decimal(30, 5);
            case "LONG":
                return Types.INT64;
            case "TIMESTAMP":
                return Types.timestamp(TimeUnit.MICROSECOND, true);
            default:
                return Types.TEXT;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            LONG       | ColumnValues "c" > 50
            LONG       | ColumnValues "c" in [1, 5, 9, 20, 700]
            LONG       | ColumnValues "c" = NULL
            DOUBLE     | ColumnValues "c" between 1 and 100.5
            DOUBLE     | ColumnValues "c" != 3
            WIDE       | ColumnValues "c" > 5
            TEXT       | ColumnValues "c" = "value 7"
            TEXT       | ColumnValues "c" in ["value 7", "value 8", EMPTY]
            TEXT       | ColumnValues "c" in ["VALUE 7", WHITESPACES_ONLY] with ignoreCase = "true"
            TEXT       | ColumnValues "c" matches "value [0-9]+"
            TEXT       | ColumnLength "c" > 3
            NUMBERTEXT | ColumnDataType "c" = "INTEGER"
            NUMBERTEXT | ColumnDataType "c" = "DOUBLE"
            NUMBERTEXT | ColumnDataType "c" = "DECIMAL(10,2)"
            NUMBERTEXT | ColumnDataType "c" = "BOOLEAN"
            DATETEXT   | ColumnDataType "c" = "DATE"
            DATETEXT   | ColumnDataType "c" = "DATE" with format = "yyyy-MM-dd"
            DATETEXT   | ColumnValues "c" > "2024-01-15"
            DATETEXT   | DataFreshness "c" < 24 hours
            TIMESTAMP  | ColumnValues "c" > "2023-12-15"
            TIMESTAMP  | DataFreshness "c" < 24 hours
            """)
    void kernelsAllocateNothingPerRow(String kind, String rule) throws Exception {
        assumeTrue(
                ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean,
                "this JVM counts no allocation");
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<@Nullable Object> values = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            values.add(cell(kind, row));
        }
        try (Cells cells = new Cells(arrow(kind), values)) {
            PredicateKernel kernel = Rules.predicate(rule).kernel(cells.type());
            Column column = cells.plain();
            RowMask scope = new RowMask();
            scope.fill(ROWS);
            RowMask out = new RowMask();
            kernel.test(column, scope, out);
            kernel.test(column, scope, out);
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < 10; i++) {
                kernel.test(column, scope, out);
            }
            long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            assertThat(bytes / 10.0 / ROWS).as("bytes per row").isLessThan(0.5);
        }
    }
}

package dev.assay.analyzer;

import static org.assertj.core.api.Assertions.fail;

import dev.assay.data.ColumnPath;
import dev.assay.testing.ColumnKind;
import dev.assay.testing.TestScan;
import dev.assay.testing.TestTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Columns of all sizes and shares of nulls, with and without rows out of scope, for comparing analyzers with slow twins. */
public final class RandomTables {
    public static final ColumnPath COLUMN = ColumnPath.of("c");

    private RandomTables() {}

    /** Compares a state with the values in scope. */
    public interface Check<S> {
        void accept(List<@Nullable Object> inScope, S state);
    }

    /** Runs an analyzer of column {@link #COLUMN} over many columns of one kind. */
    public static <S extends State<S>> void check(ColumnKind kind, Analyzer<S> analyzer, Check<S> check)
            throws Exception {
        SplittableRandom random = new SplittableRandom(kind.ordinal() + 17);
        for (int rows : new int[] {0, 1, 63, 64, 65, 1000, 5000}) {
            for (int nulls : new int[] {0, 3, 50, 100}) {
                List<@Nullable Object> values = kind.randomValues(random, rows, 90, nulls);
                check(kind, values, analyzer, check, row -> true, Integer.MAX_VALUE);
                check(kind, values, analyzer, check, row -> row % 3 != 1, 700);
                check(kind, values, analyzer, check, row -> row < 200 || row > 1300, 64);
            }
        }
    }

    private static <S extends State<S>> void check(
            ColumnKind kind,
            List<@Nullable Object> values,
            Analyzer<S> analyzer,
            Check<S> check,
            LongPredicate scope,
            int batchRows)
            throws Exception {
        List<@Nullable Object> inScope = new ArrayList<>();
        for (int row = 0; row < values.size(); row++) {
            if (scope.test(row)) {
                inScope.add(values.get(row));
            }
        }
        try (TestTable table = TestTable.of("c", kind, values);
                TestScan scan = new TestScan(table.dataset()).where(scope).withBatchRows(batchRows)) {
            S state = scan.run(analyzer);
            try {
                check.accept(inScope, state);
            } catch (AssertionError e) {
                fail(kind + ", " + values.size() + " rows, batches of " + batchRows + ": " + e.getMessage(), e);
            }
        }
    }
}

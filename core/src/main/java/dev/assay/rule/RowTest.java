package dev.assay.rule;

import dev.assay.batch.Batch;
import dev.assay.batch.RowMask;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.ColumnType;
import dev.assay.scan.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Which rows a rule accepts: the part of a rule that speaks of single rows, whatever share of them the rule asks for. Immutable. */
public interface RowTest {
    /** Accepts no row: of a rule that says something of rows but could not be evaluated. */
    RowTest NOTHING_PASSES = new RowTest() {
        @Override
        public List<ColumnRequest> columns() {
            return List.of();
        }

        @Override
        public Kernel kernel(Context context) {
            return (batch, scope, passing) -> passing.clear(batch.rows());
        }
    };

    /** What it reads. */
    List<ColumnRequest> columns();

    /** What must be measured before a row can be tested: how often keys occur, what a reference holds. */
    default List<Measurement<?>> measurements() {
        return List.of();
    }

    /** The test at work on one thread. */
    Kernel kernel(Context context);

    /** Tests batches; keeps no reference into them. */
    @FunctionalInterface
    interface Kernel {
        /**
         * Makes {@code passing} the accepted rows among those of {@code scope}.
         *
         * @param scope not empty as a batch, possibly empty as a set
         */
        void test(Batch batch, RowMask scope, RowMask passing);
    }

    /**
     * Where a kernel finds what it needs.
     *
     * @param ordinals positions of columns in the batches
     * @param types of the columns
     * @param answers has the states of {@link #measurements()}
     */
    record Context(ToIntFunction<ColumnPath> ordinals, Function<ColumnPath, ColumnType> types, Answers answers) {}

    /** Rows that both accept. */
    default RowTest and(RowTest other) {
        RowTest first = this;
        return new RowTest() {
            @Override
            public List<ColumnRequest> columns() {
                return joined(first.columns(), other.columns());
            }

            @Override
            public List<Measurement<?>> measurements() {
                return joined(first.measurements(), other.measurements());
            }

            @Override
            public Kernel kernel(Context context) {
                Kernel one = first.kernel(context);
                Kernel two = other.kernel(context);
                RowMask between = new RowMask();
                return (batch, scope, passing) -> {
                    one.test(batch, scope, between);
                    two.test(batch, between, passing);
                };
            }
        };
    }

    private static <T> List<T> joined(List<? extends T> first, List<? extends T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}

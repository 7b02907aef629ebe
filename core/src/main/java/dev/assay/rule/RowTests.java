package dev.assay.rule;

import dev.assay.analyzer.crossdataset.KeyProbe;
import dev.assay.analyzer.crossdataset.KeySet;
import dev.assay.analyzer.holistic.FrequenciesState;
import dev.assay.analyzer.holistic.KeyOccurrences;
import dev.assay.batch.Column;
import dev.assay.data.ColumnNeed;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.ColumnType;
import dev.assay.internal.limit.ValueLimitException;
import dev.assay.predicate.PredicateKernel;
import dev.assay.predicate.ValuePredicate;
import dev.assay.scan.Measurement;
import java.util.List;

/** The tests on rows that the built-in rules need. */
final class RowTests {
    private RowTests() {}

    /** Rows with a value. */
    static RowTest present(ColumnPath column) {
        return new Present(column);
    }

    /** Rows whose value meets a predicate. */
    static RowTest meets(ValuePredicate predicate, RuleColumn column) {
        return new Meets(predicate, column.path(), column.type());
    }

    /** Rows whose key occurs once among the rows in scope; rows without any key are a group like others. */
    static RowTest once(Measurement<FrequenciesState> frequencies, List<ColumnPath> key) {
        return new Once(frequencies, key);
    }

    /**
     * Rows whose key is in a set.
     *
     * @param strict a null among the first {@code strict} columns is in no set
     */
    static RowTest member(Measurement<KeySet> keys, List<ColumnPath> key, int strict) {
        return new Member(keys, key, strict);
    }

    private record Present(ColumnPath column) implements RowTest {
        @Override
        public List<ColumnRequest> columns() {
            return List.of(new ColumnRequest(column, ColumnNeed.PRESENCE));
        }

        @Override
        public Kernel kernel(Context context) {
            int ordinal = context.ordinals().applyAsInt(column);
            return (batch, scope, out) -> {
                Column cells = batch.column(ordinal);
                out.clear(batch.rows());
                for (int word = 0; word < scope.wordCount(); word++) {
                    out.word(word, scope.word(word) & cells.validWord(word));
                }
            };
        }
    }

    private record Meets(ValuePredicate predicate, ColumnPath column, ColumnType type) implements RowTest {
        @Override
        public List<ColumnRequest> columns() {
            return List.of(new ColumnRequest(column, predicate.need()));
        }

        @Override
        public Kernel kernel(Context context) {
            int ordinal = context.ordinals().applyAsInt(column);
            PredicateKernel kernel = predicate.kernel(type);
            return (batch, scope, out) -> {
                try {
                    kernel.test(batch.column(ordinal), scope, out);
                } catch (ValueLimitException e) {
                    throw e.at(column.toString(), batch.firstRow());
                }
            };
        }
    }

    private record Once(Measurement<FrequenciesState> frequencies, List<ColumnPath> key) implements RowTest {
        @Override
        public List<ColumnRequest> columns() {
            return key.stream().map(ColumnRequest::values).toList();
        }

        @Override
        public List<Measurement<?>> measurements() {
            return List.of(frequencies);
        }

        @Override
        public Kernel kernel(Context context) {
            return new KeyOccurrences(
                    context.answers().state(frequencies),
                    key.stream().mapToInt(context.ordinals()).toArray(),
                    key.stream().map(context.types()).toList())::once;
        }
    }

    private record Member(Measurement<KeySet> keys, List<ColumnPath> key, int strict) implements RowTest {
        @Override
        public List<ColumnRequest> columns() {
            return key.stream().map(ColumnRequest::values).toList();
        }

        @Override
        public List<Measurement<?>> measurements() {
            return List.of(keys);
        }

        @Override
        public Kernel kernel(Context context) {
            return new KeyProbe(
                    context.answers().state(keys),
                    key.stream().mapToInt(context.ordinals()).toArray(),
                    key.stream().map(context.types()).toList(),
                    strict)::found;
        }
    }
}

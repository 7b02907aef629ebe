package dev.assay.analyzer.crossdataset;

import dev.assay.analyzer.Accumulator;
import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.AnalyzerContext;
import dev.assay.analyzer.Labels;
import dev.assay.batch.Batch;
import dev.assay.batch.RowMask;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.LimitException;
import java.util.List;
import java.util.Optional;

/**
 * The distinct keys of some columns.
 *
 * @param strict keys with a null or NaN among their first {@code strict} columns are left out; in the others null equals null
 */
public record DistinctKeys(List<ColumnPath> key, int strict) implements Analyzer<KeySet> {
    public DistinctKeys {
        key = List.copyOf(key);
    }

    /** Keys in which null equals nothing. */
    public static DistinctKeys withoutNulls(List<ColumnPath> key) {
        return new DistinctKeys(key, key.size());
    }

    @Override
    public String label(Optional<String> where) {
        return Labels.columnsWithOptions(
                "DistinctKeys", key.stream().map(ColumnPath::toString).toList(), where);
    }

    @Override
    public List<ColumnRequest> columns() {
        return KeyColumns.requests(key);
    }

    @Override
    public KeySet identity(AnalyzerContext context) {
        return set(context);
    }

    @Override
    public Accumulator<KeySet> accumulator(AnalyzerContext context) {
        return new Collecting(KeyColumns.hash(key, strict, context), set(context));
    }

    private static KeySet set(AnalyzerContext context) {
        return context.shared(KeySet.class, allocator -> new KeySet(allocator.getLimit()));
    }

    private static final class Collecting implements Accumulator<KeySet> {
        private final KeyHash hash;
        private final KeySet set;
        private long[] keys = new long[0];

        Collecting(KeyHash hash, KeySet set) {
            this.hash = hash;
            this.set = set;
        }

        @Override
        public void add(Batch batch, RowMask scope) throws LimitException {
            if (keys.length < 2 * batch.rows() + 2) {
                keys = new long[2 * batch.rows() + 2];
            }
            int count = 0;
            for (int word = 0; word < scope.wordCount(); word++) {
                for (long rows = scope.word(word); rows != 0; rows &= rows - 1) {
                    int row = (word << 6) + Long.numberOfTrailingZeros(rows);
                    if (hash.hash(batch, row, keys, 2 * count)) {
                        count++;
                    }
                }
            }
            set.addAll(keys, count);
        }

        @Override
        public KeySet finish() {
            return set;
        }
    }
}

package dev.assay.analyzer.crossdataset;

import dev.assay.analyzer.Accumulator;
import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.AnalyzerContext;
import dev.assay.analyzer.Labels;
import dev.assay.analyzer.distributive.ComplianceState;
import dev.assay.batch.Batch;
import dev.assay.batch.RowMask;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Rows whose key is in a set of keys.
 *
 * @param strict a key with a null or NaN among its first {@code strict} columns is in no set; in the others null equals null
 * @param keys gives the finished set when the first accumulator starts
 */
public record Membership(List<ColumnPath> key, int strict, Supplier<KeySet> keys) implements Analyzer<ComplianceState> {
    public Membership {
        key = List.copyOf(key);
    }

    @Override
    public String label(Optional<String> where) {
        return Labels.columnsWithOptions(
                "Membership", key.stream().map(ColumnPath::toString).toList(), where);
    }

    @Override
    public List<ColumnRequest> columns() {
        return KeyColumns.requests(key);
    }

    @Override
    public ComplianceState identity(AnalyzerContext context) {
        return new ComplianceState(0, 0);
    }

    @Override
    public Accumulator<ComplianceState> accumulator(AnalyzerContext context) {
        return new Probing(KeyColumns.hash(key, strict, context), keys.get());
    }

    private static final class Probing implements Accumulator<ComplianceState> {
        private final KeyHash hash;
        private final KeySet set;
        private final RowMask found = new RowMask();
        private final long[] one = new long[2];
        private long rows;
        private long passed;

        Probing(KeyHash hash, KeySet set) {
            this.hash = hash;
            this.set = set;
        }

        @Override
        public void add(Batch batch, RowMask scope) {
            probe(batch, scope);
            rows += scope.count();
            passed += found.count();
        }

        private void probe(Batch batch, RowMask scope) {
            found.clear(batch.rows());
            for (int word = 0; word < scope.wordCount(); word++) {
                for (long left = scope.word(word); left != 0; left &= left - 1) {
                    int row = (word << 6) + Long.numberOfTrailingZeros(left);
                    if (hash.hash(batch, row, one, 0) && set.contains(one[0], one[1])) {
                        found.add(row);
                    }
                }
            }
        }

        @Override
        public ComplianceState finish() {
            return new ComplianceState(rows, passed);
        }
    }
}

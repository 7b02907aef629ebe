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
        private final KeyProbe probe;
        private final RowMask found = new RowMask();
        private long rows;
        private long passed;

        Probing(KeyHash hash, KeySet set) {
            probe = new KeyProbe(set, hash);
        }

        @Override
        public void add(Batch batch, RowMask scope) {
            probe.found(batch, scope, found);
            rows += scope.count();
            passed += found.count();
        }

        @Override
        public ComplianceState finish() {
            return new ComplianceState(rows, passed);
        }
    }
}

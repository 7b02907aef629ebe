package dev.assay.analyzer.crossdataset;

import dev.assay.analyzer.AnalyzerContext;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.ColumnType;
import dev.assay.internal.kernel.Fingerprints;
import java.util.List;

/** What both sides of a comparison share: hashing with one seed per process. */
final class KeyColumns {
    static final Fingerprints FINGERPRINTS = Fingerprints.random();

    private KeyColumns() {}

    static List<ColumnRequest> requests(List<ColumnPath> columns) {
        return columns.stream().map(ColumnRequest::values).toList();
    }

    static KeyHash hash(List<ColumnPath> columns, int strict, AnalyzerContext context) {
        int[] ordinals = columns.stream().mapToInt(context::ordinal).toArray();
        ColumnType[] types = columns.stream().map(context::type).toArray(ColumnType[]::new);
        return new KeyHash(ordinals, types, strict, FINGERPRINTS);
    }
}

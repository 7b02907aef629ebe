package dev.assay.aws.glue;

import dev.assay.batch.Batch;
import dev.assay.batch.RowMask;
import dev.assay.data.BatchReader;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import dev.assay.data.memory.Records;
import dev.assay.dqdl.filter.FilterExpression;
import dev.assay.dqdl.filter.FilterParseResult;
import dev.assay.dqdl.filter.FilterParser;
import dev.assay.filter.Filter;
import dev.assay.filter.FilterEvaluator;
import dev.assay.filter.FilterException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;

/** Which partitions a predicate selects: the partitions are a table of their keys, and the predicate is a {@code where} on it. */
final class PartitionFilter {
    private PartitionFilter() {}

    /**
     * Evaluates a predicate.
     *
     * @param label of the table, for messages
     * @param partitions values by key, each partition with all keys; at least one
     * @return positions of the partitions that are selected
     * @throws DataException if the predicate is not valid, or names no key
     */
    static BitSet selected(String label, String predicate, List<? extends Map<String, ?>> partitions)
            throws DataException {
        Dataset table = Records.ofMaps(label, partitions);
        FilterParseResult parsed = FilterParser.parse(predicate);
        FilterExpression expression = parsed.expression()
                .orElseThrow(() -> new DataException(label + ": the partition predicate '" + predicate
                        + "' is not valid: " + parsed.issues().get(0).message()));
        Filter filter;
        try {
            filter = Filter.bind(expression, table.schema(), Instant.now(), ZoneOffset.UTC);
        } catch (FilterException e) {
            throw new DataException(
                    label + ": the partition predicate '" + predicate + "' cannot be used: " + e.getMessage(), e);
        }
        Projection projection = Projection.of(filter.columns());
        FilterEvaluator evaluator = filter.evaluator(projection::ordinal);
        Batch batch = new Batch();
        BitSet selected = new BitSet();
        int row = 0;
        try (RootAllocator allocator = new RootAllocator()) {
            for (Split split : table.splits()) {
                try (BatchReader reader = split.open(projection, allocator)) {
                    while (reader.next()) {
                        batch.load(reader.batch(), reader.dictionaries(), projection, row);
                        RowMask mask = evaluator.evaluate(batch);
                        for (int i = 0; i < batch.rows(); i++) {
                            selected.set(row + i, mask.contains(i));
                        }
                        row += batch.rows();
                    }
                }
            }
        }
        return selected;
    }
}

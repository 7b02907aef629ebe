package dev.assay.analyzer.holistic;

import dev.assay.analyzer.Accumulator;
import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.AnalyzerContext;
import dev.assay.batch.Batch;
import dev.assay.batch.Column;
import dev.assay.batch.RowMask;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.ColumnType;
import dev.assay.rows.CellText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the most frequent values of a column whose frequencies are known: texts are only made of values that are frequent enough to be among
 * them.
 *
 * @param frequencies of the same rows, complete
 */
public record TopValues(ColumnPath column, int limit, Supplier<FrequenciesState> frequencies)
        implements Analyzer<TopValuesState> {
    @Override
    public String label(Optional<String> where) {
        return "Distribution(" + column + ")";
    }

    @Override
    public List<ColumnRequest> columns() {
        return List.of(ColumnRequest.values(column));
    }

    @Override
    public TopValuesState identity(AnalyzerContext context) {
        return new TopValuesState(limit, Map.of());
    }

    @Override
    public Accumulator<TopValuesState> accumulator(AnalyzerContext context) {
        int ordinal = context.ordinal(column);
        ColumnType type = context.type(column);
        return new Finding(
                limit,
                ordinal,
                CellText.of(type),
                new KeyOccurrences(frequencies.get(), new int[] {ordinal}, List.of(type)));
    }

    private static final class Finding implements Accumulator<TopValuesState> {
        private final int limit;
        private final int ordinal;
        private final CellText texts;
        private final KeyOccurrences occurrences;
        private final Map<String, Long> found = new LinkedHashMap<>();
        private long least;

        Finding(int limit, int ordinal, CellText texts, KeyOccurrences occurrences) {
            this.limit = limit;
            this.ordinal = ordinal;
            this.texts = texts;
            this.occurrences = occurrences;
        }

        @Override
        public void add(Batch batch, RowMask scope) {
            Column cells = batch.column(ordinal);
            for (int word = 0; word < scope.wordCount(); word++) {
                for (long left = scope.word(word) & cells.validWord(word); left != 0; left &= left - 1) {
                    int row = (word << 6) + Long.numberOfTrailingZeros(left);
                    long count = occurrences.count(batch, row);
                    if (count >= least) {
                        keep(texts.of(cells, row), count);
                    }
                }
            }
        }

        private void keep(String text, long count) {
            if (found.putIfAbsent(text, count) == null && found.size() > limit) {
                Entry<String, Long> last =
                        found.entrySet().stream().max(TopValuesState.ORDER).orElseThrow();
                found.remove(last.getKey());
                least = found.values().stream().mapToLong(Long::longValue).min().orElse(0);
            }
        }

        @Override
        public TopValuesState finish() {
            return TopValuesState.of(limit, found);
        }
    }
}
